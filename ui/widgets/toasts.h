#pragma once

#include <functional>

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace gatehouse::ui {

/// The one message at the bottom of the window, with an optional action such as Undo.
class Toasts : public QFrame {
    Q_OBJECT

public:
    explicit Toasts(QWidget* window);
    /// Shows for four seconds, with an action for ten. A new message replaces the old one.
    void show(const QString& text, const QString& action = {}, std::function<void()> run = {});
    [[nodiscard]] QString text() const;
    /// Stands that much higher, over what stands at the bottom of the window.
    void setLift(int pixels);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    QLabel* text_;
    QPushButton* action_;
    QTimer timer_;
    std::function<void()> run_;
    int lift_ = 0;
};

}  // namespace gatehouse::ui
