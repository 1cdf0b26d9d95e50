#include "ui/pages/wipe_control.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include "app/gateway.h"
#include "ui/pages/removal_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

WipeControl::WipeControl(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context), job_(*context.gateway, context.gateway->databasePath())
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("settings.wipe.progress"));
    bar_->setAccessibleName(tr("Progress of removing"));
    bar_->setTextVisible(false);
    bar_->setFixedWidth(Theme::of().scaled(140));
    bar_->setMaximum(1000);
    stop_ = makeButton(QStringLiteral("settings.wipe.stop"), tr("Stop"), "ghost", {}, this);
    stop_->setToolTip(tr("What is deleted stays deleted; the newest calls go last"));
    go_ = makeButton(QStringLiteral("settings.wipe.go"), tr("Remove…"), "danger",
                     QStringLiteral("trash"), this);
    row->addWidget(bar_);
    row->addWidget(stop_);
    row->addWidget(go_);
    showRunning(false);
    connect(go_, &QPushButton::clicked, this, [this] { job_.weighMatching({}); });
    connect(stop_, &QPushButton::clicked, this, [this] {
        job_.cancel();
        showRunning(false);
    });
    connect(&job_, &app::RemovalJob::weighed, this, &WipeControl::ask);
    connect(&job_, &app::RemovalJob::progressed, this, [this](qint64 done, qint64 of) {
        bar_->setValue(of > 0 ? static_cast<int>(done * 1000 / of) : 1000);
    });
    connect(&job_, &app::RemovalJob::finished, this, [this] {
        showRunning(false);
        if (context_.toasts != nullptr)
            context_.toasts->show(tr("What was recorded has been removed"));
    });
    connect(&job_, &app::RemovalJob::failed, this,
            [this](const QString& message, const QString& hint) {
                showRunning(false);
                if (context_.toasts != nullptr)
                    context_.toasts->show(message + QLatin1Char(' ') + hint);
            });
}

void WipeControl::ask(const app::RemovalPlan& plan)
{
    auto* sheet =
        new RemovalSheet(plan.weight, {}, window(), RemovalSheet::Scope::EverythingRecorded);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, rows = plan.rows] {
        bar_->setValue(0);
        showRunning(true);
        job_.start(rows, sheet->pinnedToo(), sheet->sumsToo());
    });
    sheet->open();
}

void WipeControl::showRunning(bool running)
{
    bar_->setVisible(running);
    stop_->setVisible(running);
    go_->setVisible(!running);
}

}  // namespace gatehouse::ui
