#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "app/exchange_view.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeWidget;

namespace gatehouse::ui {

class BodyPane;
class ChangesView;
class Segments;

/// A message as it came to us and as it left us: bodies side by side where they differ, headers
/// compared, and what changed on its way, line by line.
class MessageView : public QWidget {
    Q_OBJECT

public:
    /// `before` and `after` name the two sides: "Client sent", "We sent".
    MessageView(const QString& objectName, const QString& before, const QString& after,
                QWidget* parent = nullptr);

    /// `owner` keeps `sides` alive.
    void setMessage(const std::shared_ptr<const void>& owner, const app::MessageSides& sides);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeChanges();
    void showHeaders(const std::vector<app::HeaderLine>& headers);
    void showChanges(const app::MessageSides& sides);

    QString before_, after_;
    Segments* modes_;
    QStackedWidget* stack_;
    QSplitter* bodies_;
    BodyPane* left_;
    BodyPane* right_;
    QTreeWidget* headers_;
    QLabel* verdict_;
    ChangesView* changes_;
};

}  // namespace gatehouse::ui
