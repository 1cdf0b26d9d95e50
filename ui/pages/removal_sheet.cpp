#include "ui/pages/removal_sheet.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

RemovalSheet::RemovalSheet(const store::Weight& weight, const QString& words, QWidget* parent,
                           Scope scope)
    : QDialog(parent), weight_(weight)
{
    const bool everything = scope == Scope::EverythingRecorded;
    auto* column = startSheet(
        this, everything ? tr("Remove what was recorded") : tr("Delete from the log"),
        everything ? tr("Every call in the log, with its bodies, headers, notes and tags, and all "
                        "of the search index. Settings, keys and their history stay.")
        : words.isEmpty()
            ? tr("The chosen calls, with their bodies, notes and tags.")
            : tr("All calls that match “%1”, with their bodies, notes and tags.").arg(words));
    setMinimumWidth(460);
    count_ = makeLabel({}, "strong", this);
    count_->setObjectName(QStringLiteral("removal.count"));
    count_->setWordWrap(true);
    column->addWidget(count_);
    column->addSpacing(8);
    if (weight_.pinned > 0) {
        pinned_ = addChoice(
            column, QStringLiteral("removal.pinned"),
            tr("Delete %n pinned call(s) too", nullptr, static_cast<int>(weight_.pinned)));
    }
    if (everything) {
        sums_ = addChoice(column, QStringLiteral("removal.sums"),
                          tr("The numbers of the dashboard too"));
    }
    QString notes = everything
                        ? tr("This cannot be undone. What is kept elsewhere, such as exports and "
                             "backups, is not touched.")
                        : tr("This cannot be undone. Sums of money and requests on the dashboard "
                             "and in budgets stay: what was spent was spent.");
    if (weight_.running > 0) {
        notes += QLatin1Char(' ') +
                 tr("%n call(s) still run and stay.", nullptr, static_cast<int>(weight_.running));
    }
    auto* say = makeLabel(notes, "small", this);
    say->setWordWrap(true);
    column->addWidget(say);
    column->addSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("removal.cancel"), tr("Cancel"), "", {}, this);
    remove_ = makeButton(QStringLiteral("removal.go"), tr("Delete"), "danger",
                         QStringLiteral("trash"), this);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(remove_);
    column->addLayout(row);
    // What Enter does must be harmless.
    cancel->setDefault(true);
    remove_->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove_, &QPushButton::clicked, this, &QDialog::accept);
    showCount();
}

QCheckBox* RemovalSheet::addChoice(QVBoxLayout* column, const QString& objectName,
                                   const QString& words)
{
    auto* box = new QCheckBox(words, this);
    box->setObjectName(objectName);
    box->setAccessibleName(words);
    column->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &RemovalSheet::showCount);
    return box;
}

bool RemovalSheet::sumsToo() const
{
    return sums_ != nullptr && sums_->isChecked();
}

bool RemovalSheet::pinnedToo() const
{
    return pinned_ != nullptr && pinned_->isChecked();
}

void RemovalSheet::showCount()
{
    const auto kept = weight_.running + (pinnedToo() ? 0 : weight_.pinned);
    const auto rows = std::max<std::int64_t>(0, weight_.rows - kept);
    const double share =
        weight_.rows > 0 ? static_cast<double>(rows) / static_cast<double>(weight_.rows) : 0;
    const auto bytes = static_cast<ByteCount>(static_cast<double>(weight_.bytes) * share);
    count_->setText(weight_.rows == 0 ? tr("The log is empty.")
                    : rows == 0
                        ? tr("Nothing to delete: what was chosen is pinned or still runs.")
                        : tr("%n call(s), about %1 on disk.", nullptr, static_cast<int>(rows))
                              .arg(app::bytes(bytes)));
    remove_->setEnabled(rows > 0 || sumsToo());
}

}  // namespace gatehouse::ui
