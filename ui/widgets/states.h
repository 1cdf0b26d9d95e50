#pragma once

#include <functional>

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// Says why there is nothing, and gives the one next step.
class EmptyState : public QFrame {
    Q_OBJECT

public:
    /// `objectName` is "<page>.empty"; the button is called `objectName` + ".action".
    EmptyState(const QString& objectName, const QString& icon, const QString& title,
               const QString& text, QWidget* parent = nullptr);
    void setText(const QString& title, const QString& text);
    QPushButton* addAction(const QString& text, const QString& icon = {});

private:
    QLabel* title_;
    QLabel* text_;
    QVBoxLayout* column_;
};

/// One line of trouble or news inside a page: what happened, what to do.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(const QString& objectName, QWidget* parent = nullptr);
    /// kind: "bad", "warn", "info", "ok". Shows the banner.
    void show(const char* kind, const QString& text, const QString& details = {});
    /// Adds or replaces the one button; an empty text takes it away.
    void setAction(const QString& text, std::function<void()> action);
    [[nodiscard]] QString text() const;

private:
    QLabel* icon_;
    QLabel* text_;
    QLabel* details_;
    QPushButton* more_;
    QPushButton* action_;
    std::function<void()> run_;
};

/// Grey bars while data is on its way; nothing for the first 150 ms, so that quick answers do not
/// flicker.
class Skeleton : public QWidget {
    Q_OBJECT

public:
    explicit Skeleton(int bars, QWidget* parent = nullptr);
    void start();
    void stop();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int bars_;
    bool visible_ = false;
    QTimer delay_;
};

}  // namespace gatehouse::ui
