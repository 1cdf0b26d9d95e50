#include "ui/pages/reprice_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr qlonglong kHour = 3'600'000'000;  // µs
constexpr int kMostLines = 3;

QString changeWords(PicoUsd before, PicoUsd after)
{
    return app::money(before) + QStringLiteral(" → ") + app::money(after);
}

}  // namespace

RepriceSheet::RepriceSheet(const QString& provider, store::Repricing base,
                           app::ReaderThread* reader, QWidget* parent)
    : QDialog(parent), base_(std::move(base)), reader_(reader), range_(new QComboBox)
{
    auto* column = startSheet(
        this, tr("Recompute past cost of %1").arg(app::text(base_.model)),
        tr("Calls to %1 that are in the log get their cost anew, by the price that is set "
           "now. Tokens stay as they were counted.")
            .arg(provider));
    setMinimumWidth(480);
    range_->setObjectName(QStringLiteral("reprice.range"));
    range_->setAccessibleName(tr("Calls of"));
    range_->addItem(tr("the last 24 hours"), 24 * kHour);
    range_->addItem(tr("the last 7 days"), 7 * 24 * kHour);
    range_->addItem(tr("the last 30 days"), 30 * 24 * kHour);
    range_->addItem(tr("all that is in the log"), 0LL);
    range_->setCurrentIndex(2);
    addField(column, tr("Calls of"), range_);
    preview_ = makeLabel({}, "body", this);
    preview_->setObjectName(QStringLiteral("reprice.preview"));
    preview_->setWordWrap(true);
    column->addWidget(preview_);
    column->addSpacing(8);
    audit_ = makeLabel({}, "small", this);
    audit_->setObjectName(QStringLiteral("reprice.audit"));
    audit_->setWordWrap(true);
    audit_->hide();
    column->addWidget(audit_);
    column->addSpacing(14);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("reprice.cancel"), tr("Cancel"), "", {}, this);
    go_ = makeButton(QStringLiteral("reprice.go"), tr("Recompute"), "primary", {}, this);
    go_->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(go_);
    column->addLayout(row);
    connect(range_, &QComboBox::currentIndexChanged, this, &RepriceSheet::ask);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &QDialog::accept);
    ask();
    askAudit();
}

RepriceSheet::~RepriceSheet()
{
    if (reader_ != nullptr) reader_->cancel(asked_);
}

store::Repricing RepriceSheet::repricing() const
{
    store::Repricing made = base_;
    const qlonglong back = range_->currentData().toLongLong();
    made.from = back == 0 ? 0 : app::now() - back;
    return made;
}

void RepriceSheet::ask()
{
    go_->setEnabled(false);
    preview_->setText(tr("Counting…"));
    if (reader_ == nullptr) return;
    reader_->cancel(asked_);
    asked_ = reader_->ask<store::RepricingSums>(
        this,
        [job = repricing()](store::Reader& reader, const app::ReaderThread::Ticket& ticket) {
            return reader.repricingOf(job, [&ticket] { return !ticket.cancelled(); });
        },
        [this](Result<store::RepricingSums> sums) { showPreview(sums); });
}

void RepriceSheet::showPreview(const Result<store::RepricingSums>& sums)
{
    asked_ = 0;
    preview_->setText(sums ? wordsOf(*sums) : app::text(sums.error().message));
    go_->setEnabled(sums && sums->changed > 0);
}

void RepriceSheet::askAudit()
{
    if (reader_ == nullptr) return;
    reader_->ask<std::vector<store::RepricingLine>>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.repricings(100);
        },
        [this](Result<std::vector<store::RepricingLine>> lines) {
            if (lines) showAudit(*lines);
        });
}

void RepriceSheet::showAudit(const std::vector<store::RepricingLine>& lines)
{
    QStringList words;
    for (const store::RepricingLine& line : lines) {
        if (line.provider != base_.provider || line.model != base_.model) continue;
        if (words.size() < kMostLines) words += wordsOf(line);
    }
    audit_->setText(tr("Done before:") + QLatin1Char('\n') + words.join(QLatin1Char('\n')));
    audit_->setVisible(!words.isEmpty());
}

QString RepriceSheet::wordsOf(const store::RepricingSums& sums)
{
    if (sums.calls == 0) return tr("There is no call of this model in that time.");
    QString words = tr("%n call(s)", nullptr, static_cast<int>(sums.calls)) + QStringLiteral(": ");
    words += sums.changed == 0 ? tr("every cost stays as it is.")
                               : changeWords(sums.before, sums.after) + QLatin1Char('.');
    if (sums.priced > 0)
        words +=
            QLatin1Char(' ') + tr("%n had no cost before.", nullptr, static_cast<int>(sums.priced));
    if (sums.unknown > 0)
        words += QLatin1Char(' ') + tr("%n stay without: tokens or a price are not known.", nullptr,
                                       static_cast<int>(sums.unknown));
    return words;
}

QString RepriceSheet::wordsOf(const store::RepricingLine& line)
{
    const QString calls = tr("%n cost(s) changed", nullptr, static_cast<int>(line.sums.changed));
    QString words = app::dayTime(line.at) + QStringLiteral(": ") + calls + QStringLiteral(", ") +
                    changeWords(line.sums.before, line.sums.after);
    if (line.state == store::RepricingState::Running) words += tr(" (under way)");
    if (line.state == store::RepricingState::Broken) words += tr(" (ended early)");
    return words;
}

}  // namespace gatehouse::ui
