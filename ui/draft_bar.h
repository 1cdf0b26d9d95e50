#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace gatehouse::app {
class Draft;
struct PublishOutcome;
}  // namespace gatehouse::app

namespace gatehouse::ui {

class Navigator;
class Toasts;

/// "3 changes, not published" on every page, for as long as there is a draft.
class DraftBar : public QFrame {
    Q_OBJECT

public:
    DraftBar(app::Draft* draft, Navigator* navigator, Toasts* toasts, QWidget* parent = nullptr);

    void review();  ///< opens the sheet

private:
    void showDraft();
    void discard();
    void publish();
    void told(const app::PublishOutcome& outcome);

    app::Draft* draft_;
    Toasts* toasts_;
    QLabel* words_;
    QToolButton* undo_;
    QToolButton* redo_;
    QPushButton* publish_;
};

}  // namespace gatehouse::ui
