#include "ui/pages/marks_sheet.h"

#include <QCheckBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

/// Offers words for the part behind the last comma.
class LastWordCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QStringList splitPath(const QString& path) const override
    {
        return {path.mid(path.lastIndexOf(QLatin1Char(',')) + 1).trimmed()};
    }

    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override
    {
        const QString word = QCompleter::pathFromIndex(index);
        const auto* field = qobject_cast<const QLineEdit*>(widget());
        const QString line = field == nullptr ? QString() : field->text();
        const auto comma = line.lastIndexOf(QLatin1Char(','));
        return comma < 0 ? word : line.left(comma) + QStringLiteral(", ") + word;
    }
};

}  // namespace

QStringList tagsIn(const QString& line)
{
    QStringList tags;
    for (const QString& part : line.split(QLatin1Char(','))) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !tags.contains(tag)) tags += tag;
    }
    return tags;
}

MarksSheet::MarksSheet(const RowMarks& marks, int rows, const QStringList& known, QWidget* parent)
    : QDialog(parent)
{
    auto* column = startSheet(
        this, rows == 1 ? tr("Note and tags") : tr("Note and tags of %n calls", nullptr, rows),
        rows == 1 ? tr("They stay with the call as long as it is stored. Find it again "
                       "with tag:, note: or pin:yes.")
                  : tr("Tags are added to those that are there; a note takes the place "
                       "of the one before."));
    setMinimumWidth(460);
    tags_ = makeField(QStringLiteral("marks.tags"), tr("Tags"),
                      marks.tags.join(QStringLiteral(", ")), tr("slow, to show Ana"));
    auto* completer = new LastWordCompleter(known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->popup()->setObjectName(QStringLiteral("marks.tags.known"));
    completer->popup()->setAccessibleName(tr("Tags in use"));
    tags_->setCompleter(completer);
    addField(column, tr("Tags, parted by commas"), tags_);
    note_ = new QPlainTextEdit(marks.note);
    note_->setObjectName(QStringLiteral("marks.note"));
    note_->setAccessibleName(tr("Note"));
    note_->setTabChangesFocus(true);
    note_->setMinimumHeight(110);
    addField(column, tr("Note"), note_);
    pinned_ = new QCheckBox(tr("Pinned"));
    pinned_->setObjectName(QStringLiteral("marks.pinned"));
    pinned_->setAccessibleName(pinned_->text());
    pinned_->setChecked(marks.pinned);
    column->addWidget(pinned_);
    column->addSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("marks.cancel"), tr("Cancel"), "", {}, this);
    auto* save = makeButton(QStringLiteral("marks.save"), tr("Save"), "primary", {}, this);
    save->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    tags_->setFocus();
}

RowMarks MarksSheet::marks() const
{
    return {pinned_->isChecked(), note_->toPlainText().trimmed(), tagsIn(tags_->text())};
}

}  // namespace gatehouse::ui
