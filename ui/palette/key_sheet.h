#pragma once

#include <QDialog>
#include <QKeySequence>

class QAction;
class QLabel;

namespace gatehouse::ui {

class KeyRow;

/// The keys that work now, by group: exactly those of the given actions. They can be changed here.
class KeySheet : public QDialog {
    Q_OBJECT

public:
    /// Keys of a page that is not in front.
    struct Taken {
        QKeySequence keys;
        QString title;
    };

    KeySheet(const QList<QAction*>& actions, QWidget* parent);

    /// What a command of the whole window must not take, either.
    void setTakenElsewhere(const QList<Taken>& taken) { elsewhere_ = taken; }

    /// Gives an action other keys. Returns words for people; empty: done.
    QString change(QAction* action, const QList<QKeySequence>& keys);

Q_SIGNALS:
    void changed(QAction* action);  ///< after its keys were

private:
    QWidget* makeColumns();
    void setEditing(bool on);
    void reset();

    QList<QAction*> actions_;
    QList<Taken> elsewhere_;
    QList<KeyRow*> rows_;
    QLabel* trouble_ = nullptr;
};

/// An action with its keys, each in a box of its own; while keys are edited, a field instead.
class KeyRow : public QWidget {
    Q_OBJECT

public:
    KeyRow(QAction* action, KeySheet* sheet);
    void showKeys();
    void setEditing(bool on);

    [[nodiscard]] QAction* action() const { return action_; }

Q_SIGNALS:
    void keysChosen(const QKeySequence& keys);

private:
    QAction* action_;
    QWidget* keys_;
    QWidget* field_ = nullptr;
    QKeySequence shown_;  // in the field
};

}  // namespace gatehouse::ui
