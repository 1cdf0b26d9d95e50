#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QHash>

#include "ui/page_list.h"

class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

class Dot;
class ElidedLabel;

/// One entry of the navigation: icon and title, or the icon alone on the rail.
class NavButton : public QAbstractButton {
    Q_OBJECT

public:
    NavButton(const PageRow& row, QWidget* parent);
    void setRail(bool rail);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString icon_;
    bool rail_ = false;
};

/// Navigation, and the gateway card at its foot.
class SideBar : public QFrame {
    Q_OBJECT

public:
    SideBar(const PageContext& context, QWidget* parent);
    void setRail(bool rail);

    [[nodiscard]] bool isRail() const { return rail_; }

    void setCurrent(const QString& page);

private:
    QWidget* makeGatewayCard();
    void showGateway();
    void fitToText();

    PageContext context_;
    QHash<QString, NavButton*> buttons_;
    QList<QWidget*> wideOnly_;
    QWidget* card_ = nullptr;
    Dot* dot_ = nullptr;
    Dot* railDot_ = nullptr;
    ElidedLabel* state_ = nullptr;
    ElidedLabel* address_ = nullptr;
    QToolButton* pause_ = nullptr;
    QToolButton* copy_ = nullptr;
    bool rail_ = false;
};

}  // namespace gatehouse::ui
