#pragma once

#include <QFrame>

class QCheckBox;
class QVBoxLayout;

namespace gatehouse::ui {

/// A switch for such a row: its words stand at the other end.
QCheckBox* makeSwitchBox();

/// A card of settings: each row says what it is and what it does, with its control at the end.
class SettingCard : public QFrame {
    Q_OBJECT

public:
    SettingCard(const QString& objectName, const QString& title, const QString& text,
                QWidget* parent = nullptr);
    /// `control`: its property "tall" says that it grows to many lines.
    void addRow(const QString& title, const QString& text, QWidget* control);
    /// Leaves only the rows that have every word; without one the card goes too. Returns how many
    /// are left.
    int filter(const QString& words);

private:
    struct Row {
        QWidget* line;
        QWidget* box;
        QString words;
    };

    QString title_;
    QVBoxLayout* column_;
    QList<Row> rows_;
};

}  // namespace gatehouse::ui
