#include "ui/pages/traffic_removal.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "app/formats.h"
#include "app/gateway.h"
#include "ui/pages/removal_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

TrafficRemoval::TrafficRemoval(const PageContext& context, QWidget* page)
    : QFrame(page), context_(context), job_(*context.gateway, context.gateway->databasePath())
{
    setObjectName(QStringLiteral("traffic.removal"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 10);
    row->setSpacing(12);
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("traffic.removal.progress"));
    bar_->setAccessibleName(tr("Progress of deleting"));
    bar_->setTextVisible(false);
    count_ = makeLabel({}, "monoSmall", this);
    auto* stop = makeButton(QStringLiteral("traffic.removal.stop"), tr("Stop"), "ghost",
                            QStringLiteral("close"), this);
    stop->setToolTip(tr("What is deleted stays deleted; the newest calls go last"));
    row->addWidget(makeLabel(tr("Deleting"), "small2", this));
    row->addWidget(bar_, 1);
    row->addWidget(count_);
    row->addWidget(stop);
    hide();
    connect(stop, &QPushButton::clicked, this, [this] {
        job_.cancel();
        hide();
    });
    connect(&job_, &app::RemovalJob::weighed, this, &TrafficRemoval::ask);
    connect(&job_, &app::RemovalJob::progressed, this, &TrafficRemoval::progress);
    connect(&job_, &app::RemovalJob::finished, this, [this] {
        hide();
        if (context_.toasts != nullptr) context_.toasts->show(tr("Deleted from the log"));
    });
    connect(&job_, &app::RemovalJob::failed, this,
            [this](const QString& message, const QString& hint) {
                hide();
                Q_EMIT troubled(message, hint);
            });
}

void TrafficRemoval::removeRows(const std::vector<store::RowId>& rows)
{
    if (rows.empty() || job_.running()) return;
    words_.clear();
    job_.weigh(rows);
}

void TrafficRemoval::removeMatching(const store::Filter& filter, const QString& words)
{
    if (job_.running()) return;
    words_ = words.isEmpty() ? tr("no filter: every call") : words;
    job_.weighMatching(filter);
}

void TrafficRemoval::ask(const app::RemovalPlan& plan)
{
    auto* sheet = new RemovalSheet(plan.weight, words_, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, rows = plan.rows] {
        progress(0, static_cast<qint64>(rows.size()));
        show();
        job_.start(rows, sheet->pinnedToo());
    });
    sheet->open();
}

void TrafficRemoval::progress(qint64 done, qint64 of)
{
    bar_->setMaximum(1000);
    bar_->setValue(of > 0 ? static_cast<int>(done * 1000 / of) : 0);
    count_->setText(tr("%1 of %2").arg(app::count(done), app::count(of)));
}

}  // namespace gatehouse::ui
