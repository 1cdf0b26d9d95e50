#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace gatehouse::ui {

class ElidedLabel;

/// The head of a view that lies behind a page's list: the way back, what it shows, and what can be
/// done with it.
class BackBar : public QFrame {
    Q_OBJECT

public:
    /// Its button is called `objectName` + ".back".
    BackBar(const QString& objectName, const QString& back, QWidget* parent = nullptr);
    void setWords(const QString& title, const QString& what);
    [[nodiscard]] QString title() const;

    [[nodiscard]] QHBoxLayout* actions() const { return actions_; }

Q_SIGNALS:
    void backAsked();

private:
    ElidedLabel* title_;
    ElidedLabel* what_;
    QHBoxLayout* actions_;
    QString words_;
};

}  // namespace gatehouse::ui
