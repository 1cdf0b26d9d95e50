#include "ui/pages/removal_sheet.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

RemovalSheet::RemovalSheet(const store::Weight& weight, const QString& words, QWidget* parent)
    : QDialog(parent), weight_(weight)
{
    auto* column = startSheet(
        this, tr("Delete from the log"),
        words.isEmpty()
            ? tr("The chosen calls, with their bodies, notes and tags.")
            : tr("All calls that match “%1”, with their bodies, notes and tags.").arg(words));
    setMinimumWidth(460);
    count_ = makeLabel({}, "strong", this);
    count_->setObjectName(QStringLiteral("removal.count"));
    count_->setWordWrap(true);
    column->addWidget(count_);
    column->addSpacing(8);
    if (weight_.pinned > 0) {
        pinned_ = new QCheckBox(
            tr("Delete %n pinned call(s) too", nullptr, static_cast<int>(weight_.pinned)), this);
        pinned_->setObjectName(QStringLiteral("removal.pinned"));
        pinned_->setAccessibleName(pinned_->text());
        column->addWidget(pinned_);
        connect(pinned_, &QCheckBox::toggled, this, &RemovalSheet::showCount);
    }
    QString notes =
        tr("This cannot be undone. Sums of money and requests on the dashboard and in "
           "budgets stay: what was spent was spent.");
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
    count_->setText(rows == 0 ? tr("Nothing to delete: what was chosen is pinned or still runs.")
                              : tr("%n call(s), about %1 on disk.", nullptr, static_cast<int>(rows))
                                    .arg(app::bytes(bytes)));
    remove_->setEnabled(rows > 0);
}

}  // namespace gatehouse::ui
