#pragma once

#include <functional>

#include <QHash>
#include <QMainWindow>

#include "ui/page.h"

class QLabel;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class DraftBar;
class Dot;
class ElidedLabel;
class SideBar;
class TopBar;
class WindowActions;

/// The shell: side bar, top bar, pages, status strip. Pages are made when they are first opened.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(PageContext context, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Page* page(const QString& id) const;  ///< nullptr: never opened

    [[nodiscard]] Toasts* toasts() const { return context_.toasts; }

    [[nodiscard]] Navigator* navigator() const { return context_.navigator; }

    [[nodiscard]] WindowActions* actions() const { return actions_; }

    void comeToFront();
    /// News over all pages, until its button is pressed; an empty text takes it away.
    void setNotice(const char* kind, const QString& text, const QString& action = {},
                   std::function<void()> run = {});
    /// Ends the program, whatever closing the window means.
    void quit();

Q_SIGNALS:
    void themeChosen();
    void quitAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    /// Hides, ends the program or asks, by the setting "onClose".
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeStatusStrip();
    void makeActions();
    void open(const QString& id, const QVariantMap& params);
    void showState();
    void updateActive();
    void showTrouble();
    void copyAddress();

    PageContext context_;
    SideBar* sideBar_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    Banner* notice_ = nullptr;
    Banner* banner_ = nullptr;
    TopBar* topBar_ = nullptr;
    WindowActions* actions_ = nullptr;
    DraftBar* draftBar_ = nullptr;
    Dot* dot_ = nullptr;
    ElidedLabel* status_ = nullptr;
    QLabel* facts_ = nullptr;
    QHash<QString, Page*> made_;
    bool railWanted_ = false;
    bool quitting_ = false;
    int offered_ = 0;  // the port the banner offers
};

}  // namespace gatehouse::ui
