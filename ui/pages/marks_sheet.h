#pragma once

#include <string>
#include <vector>

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace gatehouse::ui {

/// What a person writes on one or more calls.
struct RowMarks {
    bool pinned = false;
    QString note;
    QStringList tags;
};

/// A small sheet for pin, note and tags. Tags are words parted by commas.
class MarksSheet : public QDialog {
    Q_OBJECT

public:
    /// `rows`: how many calls it is about. `known`: tags in use, offered while typing.
    MarksSheet(const RowMarks& marks, int rows, const QStringList& known,
               QWidget* parent = nullptr);

    [[nodiscard]] RowMarks marks() const;

private:
    QCheckBox* pinned_;
    QLineEdit* tags_;
    QPlainTextEdit* note_;
};

/// The tags of a line: trimmed, each once, without the empty ones.
QStringList tagsIn(const QString& line);

}  // namespace gatehouse::ui
