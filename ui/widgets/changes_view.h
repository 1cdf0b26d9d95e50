#pragma once

#include <memory>

#include <QListView>

#include "app/compare/unified_model.h"

namespace gatehouse::ui {

/// Changes between two texts, one under the other: narrow enough for the inspector.
class ChangesView : public QListView {
    Q_OBJECT

public:
    explicit ChangesView(const QString& objectName, QWidget* parent = nullptr);

    void setDiff(std::shared_ptr<const app::DiffText> diff);

private:
    void fit();

    app::UnifiedModel* model_;
};

}  // namespace gatehouse::ui
