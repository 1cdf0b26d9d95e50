#include "ui/pages/traffic_replay.h"

#include "app/formats.h"
#include "app/gateway.h"
#include "proxy/core/provider/catalogue.h"
#include "ui/pages/replay_sheet.h"

namespace gatehouse::ui {
namespace {

/// Names that may stand first in a path: providers that were set up, and all that are known.
std::vector<std::string> knownProviders(const config::Config& config)
{
    std::vector<std::string> names;
    for (const auto& provider : config.providers) names.push_back(provider.id);
    for (const auto& row : provider::Catalogue::builtIn().all()) {
        names.push_back(row.id);
        names.insert(names.end(), row.aliases.begin(), row.aliases.end());
    }
    return names;
}

}  // namespace

TrafficReplay::TrafficReplay(const PageContext& context, app::ReaderThread& reader, QWidget* page)
    : QObject(page),
      context_(context),
      reader_(reader),
      page_(page),
      replay_(new app::Replay(this)),
      watch_(new app::RowWatch(context.gateway, reader, this))
{
    connect(replay_, &app::Replay::began, watch_, &app::RowWatch::await);
    connect(watch_, &app::RowWatch::came, this,
            [this](const store::Row& row) { Q_EMIT arrived(row.id); });
    connect(replay_, &app::Replay::failed, this, [this](const QString& message) {
        Q_EMIT troubled(tr("The call could not be sent again: %1").arg(message),
                        tr("Check that the gateway is running."));
    });
}

void TrafficReplay::again(store::RowId row)
{
    load(row, [this](const app::ReplayCall& call) {
        if (call.problem.isEmpty()) return send(call);
        Q_EMIT troubled(tr("This call cannot be sent again as it was. %1").arg(call.problem),
                        call.hint);
    });
}

void TrafficReplay::edited(store::RowId row)
{
    load(row, [this](const app::ReplayCall& call) { openSheet(call); });
}

void TrafficReplay::load(store::RowId row, std::function<void(app::ReplayCall)> done)
{
    reader_.ask<std::optional<app::ReplayCall>>(
        this,
        [row](store::Reader& reader,
              const app::ReaderThread::Ticket&) -> Result<std::optional<app::ReplayCall>> {
            auto detail = reader.detail(row);
            if (!detail) return std::move(detail).error();
            if (!*detail) return std::optional<app::ReplayCall>();
            return std::optional(app::replayCallOf(**detail));
        },
        [this, done = std::move(done)](Result<std::optional<app::ReplayCall>> call) {
            if (!call) {
                Q_EMIT troubled(app::text(call.error().message), app::text(call.error().hint));
            } else if (*call) {
                done(std::move(**call));
            }
        });
}

void TrafficReplay::openSheet(const app::ReplayCall& call)
{
    const config::Config& config = context_.gateway->config();
    QStringList providers;
    for (const auto& provider : config.providers) providers += app::text(provider.id);
    auto* sheet = new ReplaySheet(call, providers, knownProviders(config), page_);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] { send(sheet->call()); });
    sheet->open();
}

void TrafficReplay::send(const app::ReplayCall& call)
{
    const QString base = context_.gateway->baseUrl();
    if (base.isEmpty()) {
        Q_EMIT troubled(tr("The gateway does not listen, so nothing can be sent."),
                        tr("Start it, or resume it, in the side bar."));
        return;
    }
    replay_->send(call, base, context_.gateway->ownKey());
}

}  // namespace gatehouse::ui
