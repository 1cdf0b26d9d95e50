#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "app/body_view.h"

class QSplitter;
class QStackedWidget;
class QTreeWidget;

namespace gatehouse::ui {

class BodyPane;
class Segments;

/// A message as it came to us and as it left us: bodies side by side where they differ, headers
/// always compared.
class MessageView : public QWidget {
    Q_OBJECT

public:
    /// `before` and `after` name the two sides: "Client sent", "We sent".
    MessageView(const QString& objectName, const QString& before, const QString& after,
                QWidget* parent = nullptr);

    /// `after` may be nullptr: the bytes went on unchanged. `owner` keeps both alive.
    void setMessage(std::shared_ptr<const void> owner, const app::BodyView* before,
                    const app::BodyView* after, const std::vector<app::HeaderLine>& headers);
    void clear();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString before_, after_;
    Segments* modes_;
    QStackedWidget* stack_;
    QSplitter* bodies_;
    BodyPane* left_;
    BodyPane* right_;
    QTreeWidget* headers_;
};

}  // namespace gatehouse::ui
