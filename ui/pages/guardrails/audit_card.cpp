#include "ui/pages/guardrails/audit_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/reader_thread.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostLines = 15;
constexpr int kTimeWidth = 118;
constexpr int kWhatWidth = 190;
constexpr int kWhoWidth = 130;

using Rows = std::vector<app::AuditRow>;

}  // namespace

AuditCard::AuditCard(const PageContext& context, QWidget* parent)
    : QFrame(parent),
      context_(context),
      verify_(makeButton(QStringLiteral("guardrails.audit.verify"), tr("Verify"), "",
                         QStringLiteral("shield"), this)),
      words_(makeLabel({}, "body2", this)),
      flaws_(makeLabel({}, "bad", this)),
      lines_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("guardrails.audit"));
    setProperty("card", true);
    verify_->setAccessibleName(tr("Verify the audit trail"));
    auto* column =
        startCard(this, tr("Audit trail"),
                  tr("What somebody may have to answer for, chained line by line"), verify_);
    words_->setObjectName(QStringLiteral("guardrails.audit.words"));
    flaws_->setObjectName(QStringLiteral("guardrails.audit.flaws"));
    for (QLabel* each : {words_, flaws_}) {
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(each);
    }
    flaws_->hide();
    words_->setText(tr("Reading…"));
    lines_->setSpacing(0);
    column->addLayout(lines_);
    connect(verify_, &QPushButton::clicked, this, &AuditCard::verify);
}

void AuditCard::read()
{
    if (isReading_) return;
    isReading_ = true;
    context_.reader->ask<Rows>(
        this,
        [path = context_.gateway->databasePath()](store::Reader&,
                                                  const app::ReaderThread::Ticket&) {
            return app::readAudit(path, kMostLines);
        },
        [this](const Result<Rows>& rows) {
            isReading_ = false;
            if (!rows) {
                setRole(words_, "bad");
                words_->setText(
                    tr("The trail cannot be read: %1; %2")
                        .arg(app::text(rows.error().message), app::text(rows.error().hint)));
                return;
            }
            show(*rows);
        });
}

void AuditCard::show(const Rows& rows)
{
    if (rows == rows_ && !rows.empty()) return;
    rows_ = rows;
    clearLayout(lines_);
    for (const auto& each : rows_) addLine(each);
    setRole(words_, "body2");
    words_->setText(rows_.empty() ? tr("There is no line yet.")
                                  : tr("Verify reads every line and tells whether one was changed, "
                                       "is missing or was put in."));
}

void AuditCard::verify()
{
    verify_->setEnabled(false);
    setRole(words_, "body2");
    words_->setText(tr("Reading every line…"));
    flaws_->hide();
    context_.reader->ask<app::AuditCheck>(
        this,
        [path = context_.gateway->databasePath()](
            store::Reader&, const app::ReaderThread::Ticket&) { return app::checkAudit(path); },
        [this](const Result<app::AuditCheck>& check) {
            verify_->setEnabled(true);
            if (check) return showCheck(*check);
            setRole(words_, "bad");
            words_->setText(
                tr("The trail cannot be read: %1; %2")
                    .arg(app::text(check.error().message), app::text(check.error().hint)));
        });
}

void AuditCard::showCheck(const app::AuditCheck& check)
{
    flaws_->setVisible(!check.isWhole);
    if (check.isWhole) {
        setRole(words_, "ok");
        words_->setText(tr("Whole: %1 lines, %2 configurations as published. Its head is %3: noted "
                           "elsewhere, it shows that nothing was cut off.")
                            .arg(app::count(check.lines), app::count(check.configs), check.head));
        return;
    }
    setRole(words_, "bad");
    words_->setText(
        tr("Not whole: %n flaw(s) in %1 lines.", nullptr, static_cast<int>(check.flaws.size()))
            .arg(app::count(check.lines)));
    constexpr int kShown = 5;
    flaws_->setText(check.flaws.mid(0, kShown).join(QLatin1Char('\n')));
}

void AuditCard::addLine(const app::AuditRow& row)
{
    const QString name = QStringLiteral("guardrails.audit.line.") + QString::number(row.number);
    QWidget* line = nullptr;
    if (row.call.isEmpty()) {  // it leads nowhere
        line = new QWidget(this);
        line->setObjectName(name);
    } else {
        auto* link = new LinkRow(name, this);
        connect(link, &LinkRow::clicked, this, [this, call = row.call] { Q_EMIT openAsked(call); });
        line = link;
    }
    auto* inner = new QHBoxLayout(line);
    inner->setContentsMargins(6, 6, 6, 6);
    inner->setSpacing(12);
    const auto fixed = [&](const QString& words, const char* role, int width) {
        auto* label = new ElidedLabel(words, line);
        setRole(label, role);
        label->setFixedWidth(Theme::of().scaled(width));
        inner->addWidget(label);
    };
    fixed(app::dayTime(row.at), "monoSmall", kTimeWidth);
    fixed(row.what, "body2", kWhatWidth);
    fixed(row.who.isEmpty() ? tr("the gateway") : row.who, "small", kWhoWidth);
    auto* more = new ElidedLabel(row.more, line);
    setRole(more, "small");
    inner->addWidget(more, 1);
    line->setAccessibleName(
        QStringList{app::dayTime(row.at), row.what, row.who, row.more}.join(QStringLiteral(", ")));
    lines_->addWidget(line);
}

}  // namespace gatehouse::ui
