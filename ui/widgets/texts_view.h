#pragma once

#include <QTableView>

#include "app/compare/diff_model.h"

namespace gatehouse::ui {

/// Two texts side by side: line numbers, changed lines tinted, changed words marked.
class TextsView : public QTableView {
    Q_OBJECT

public:
    TextsView(app::DiffModel& model, QWidget* parent = nullptr);

    /// To the next change behind the current row (1), or before it (-1).
    void goChange(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    app::DiffModel& model_;
};

}  // namespace gatehouse::ui
