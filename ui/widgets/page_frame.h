#pragma once

#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// The common face of a scrolling page: title and subtitle left, actions right, cards below.
class PageFrame : public QScrollArea {
    Q_OBJECT

public:
    PageFrame(const QString& title, const QString& subtitle, QWidget* page);
    void setSubtitle(const QString& text);

    [[nodiscard]] QHBoxLayout* actions() const { return actions_; }

    [[nodiscard]] QVBoxLayout* body() const { return body_; }

private:
    QLabel* subtitle_;
    QHBoxLayout* actions_;
    QVBoxLayout* body_;
};

}  // namespace gatehouse::ui
