#pragma once

#include <QHash>
#include <QMainWindow>

#include "ui/page.h"

class QLabel;
class QStackedWidget;
class QToolButton;

namespace gatehouse::ui {

class Banner;
class Dot;
class ElidedLabel;
class SideBar;

/// The shell: side bar, top bar, pages, status strip. Pages are made when they are first opened.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(PageContext context, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Page* page(const QString& id) const;  ///< nullptr: never opened

    [[nodiscard]] Toasts* toasts() const { return context_.toasts; }

    [[nodiscard]] Navigator* navigator() const { return context_.navigator; }

    void comeToFront();

Q_SIGNALS:
    void themeChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeTopBar();
    QWidget* makeStatusStrip();
    void addShortcuts();
    void open(const QString& id, const QVariantMap& params);
    void showState();
    void updateActive();
    void showTrouble();
    void copyAddress();

    PageContext context_;
    SideBar* sideBar_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    Banner* banner_ = nullptr;
    QToolButton* back_ = nullptr;
    QToolButton* forward_ = nullptr;
    QToolButton* theme_ = nullptr;
    QLabel* where_ = nullptr;
    Dot* dot_ = nullptr;
    ElidedLabel* status_ = nullptr;
    QLabel* facts_ = nullptr;
    QHash<QString, Page*> made_;
    bool railWanted_ = false;
    int offered_ = 0;  // the port the banner offers
};

}  // namespace gatehouse::ui
