#include "ui/pages/traffic_transfer.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QStandardPaths>
#include <QUrl>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr auto kFolderKey = "traffic/exportFolder";

QString folderOf(const PageContext& context)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (context.settings == nullptr) return documents;
    return context.settings->value(QLatin1String(kFolderKey), documents).toString();
}

void keepFolder(const PageContext& context, const QString& file)
{
    if (context.settings != nullptr)
        context.settings->setValue(QLatin1String(kFolderKey), QFileInfo(file).absolutePath());
}

}  // namespace

TrafficTransfer::TrafficTransfer(const PageContext& context, QWidget* parent)
    : QFrame(parent),
      context_(context),
      export_(context.gateway->databasePath()),
      import_(*context.gateway, context.gateway->databasePath())
{
    setObjectName(QStringLiteral("traffic.transfer"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 10);
    row->setSpacing(12);
    words_ = makeLabel({}, "small2", this);
    words_->setObjectName(QStringLiteral("traffic.transfer.words"));
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("traffic.transfer.progress"));
    bar_->setAccessibleName(tr("Progress"));
    bar_->setTextVisible(false);
    count_ = makeLabel({}, "monoSmall", this);
    cancel_ = makeButton(QStringLiteral("traffic.transfer.cancel"), tr("Cancel"), "ghost",
                         QStringLiteral("close"), this);
    row->addWidget(words_);
    row->addWidget(bar_, 1);
    row->addWidget(count_);
    row->addWidget(cancel_);
    hide();
    connect(cancel_, &QPushButton::clicked, this, &TrafficTransfer::stop);
    connect(&export_, &app::ExportJob::progressed, this, &TrafficTransfer::progress);
    connect(&import_, &app::ImportJob::progressed, this, &TrafficTransfer::progress);
    connect(&export_, &app::ExportJob::finished, this, [this](qint64 calls, const QString& file) {
        end();
        if (context_.toasts == nullptr) return;
        context_.toasts->show(
            tr("%n call(s) exported; keys are left out", nullptr, static_cast<int>(calls)),
            tr("Show the folder"), [file] {
                QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
            });
    });
    connect(&import_, &app::ImportJob::finished, this,
            [this](qint64 added, qint64 known, const QString&) {
                end();
                if (context_.toasts == nullptr) return;
                QString words = tr("%n call(s) imported", nullptr, static_cast<int>(added));
                if (known > 0) {
                    words += QStringLiteral(", ") +
                             tr("%n stood in the log already", nullptr, static_cast<int>(known));
                }
                context_.toasts->show(words, tr("Show"), [this] { Q_EMIT imported(); });
            });
    const auto fail = [this](const QString& message, const QString& hint) {
        end();
        Q_EMIT troubled(message, hint);
    };
    connect(&export_, &app::ExportJob::failed, this, fail);
    connect(&import_, &app::ImportJob::failed, this, fail);
}

void TrafficTransfer::addFormats(QMenu* menu, const QString& objectName, const Subject& subject)
{
    for (const app::ExportFormat& format : app::exportFormats()) {
        auto* action = menu->addAction(QLatin1String(format.title));
        action->setObjectName(objectName + QLatin1Char('.') + QLatin1String(format.id));
        connect(action, &QAction::triggered, this,
                [this, &format, subject] { askWhere(format, subject); });
    }
}

void TrafficTransfer::fillMenu(QMenu* menu, const Subject& subject)
{
    const QString chosen = tr("%n chosen call(s)", nullptr, static_cast<int>(subject.rows.size()));
    auto* some = menu->addMenu(chosen);
    some->setEnabled(!subject.rows.empty());
    addFormats(some, QStringLiteral("traffic.export.chosen"), subject);
    auto* all = menu->addMenu(subject.filter.empty()
                                  ? tr("All calls (%1)").arg(app::count(subject.matching))
                                  : tr("All that match (%1)").arg(app::count(subject.matching)));
    all->setEnabled(subject.matching > 0);
    addFormats(all, QStringLiteral("traffic.export.all"), {{}, subject.filter, subject.matching});
    menu->addSeparator();
    auto* in = menu->addAction(tr("Import HAR…"));
    in->setObjectName(QStringLiteral("traffic.import"));
    connect(in, &QAction::triggered, this, &TrafficTransfer::askWhich);
}

void TrafficTransfer::askWhere(const app::ExportFormat& format, const Subject& subject)
{
    const QString name =
        QStringLiteral("%1/gatehouse-%2.%3")
            .arg(folderOf(context_),
                 QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmm")),
                 QLatin1String(format.suffix));
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export as %1").arg(QLatin1String(format.title)), name,
        QStringLiteral("%1 (*.%2)").arg(QLatin1String(format.title), QLatin1String(format.suffix)));
    if (file.isEmpty()) return;
    keepFolder(context_, file);
    exportTo(file, format, subject);
}

void TrafficTransfer::askWhich()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Import HAR"), folderOf(context_),
                                                      tr("HTTP archives (*.har);;All files (*)"));
    if (file.isEmpty()) return;
    keepFolder(context_, file);
    importFrom(file);
}

void TrafficTransfer::exportTo(const QString& file, const app::ExportFormat& format,
                               const Subject& subject)
{
    stop();
    begin(tr("Exporting to %1").arg(QFileInfo(file).fileName()));
    app::ExportWish wish;
    wish.format = &format;
    wish.file = file;
    wish.baseUrl = context_.gateway->baseUrl();
    wish.rows = subject.rows;
    wish.filter = subject.filter;
    wish.maskedHeaders = context_.gateway->config().records.maskedHeaders;
    export_.start(std::move(wish));
}

void TrafficTransfer::importFrom(const QString& file)
{
    stop();
    begin(tr("Importing %1").arg(QFileInfo(file).fileName()));
    import_.start(file);
}

void TrafficTransfer::begin(const QString& words)
{
    words_->setText(words);
    count_->clear();
    bar_->setRange(0, 0);
    show();
}

void TrafficTransfer::progress(qint64 done, qint64 all)
{
    constexpr int kSteps = 1000;
    bar_->setRange(0, kSteps);
    bar_->setValue(all > 0 ? static_cast<int>(done * kSteps / all) : 0);
    count_->setText(tr("%1 of %2").arg(app::count(done), app::count(all)));
}

void TrafficTransfer::stop()
{
    export_.cancel();
    import_.cancel();
    end();
}

void TrafficTransfer::end()
{
    hide();
}

}  // namespace gatehouse::ui
