#include "app/connect/discovery.h"

#include "app/config_session.h"
#include "app/formats.h"
#include "app/provider_check.h"

namespace gatehouse::app {

std::vector<FoundProvider> Discovery::keysIn(const QProcessEnvironment& environment)
{
    std::vector<FoundProvider> found;
    for (const provider::Provider& row : provider::Catalogue::builtIn().all()) {
        for (const std::string& name : row.environment) {
            if (environment.value(text(name)).trimmed().isEmpty()) continue;
            FoundProvider one;
            one.provider.id = row.id;
            one.provider.key.text = "env:" + name;
            one.title = text(row.title);
            one.variable = text(name);
            found.push_back(std::move(one));
            break;  // the first name counts, as it does for the provider's own SDK
        }
    }
    return found;
}

void Discovery::askLocalServers()
{
    std::vector<config::ProviderConfig> servers;
    for (const provider::Provider& row : provider::Catalogue::builtIn().all()) {
        if (!row.local || row.sample || row.baseUrl.empty()) continue;
        config::ProviderConfig server;
        server.id = row.id;
        servers.push_back(std::move(server));
    }
    ask(servers);
}

void Discovery::ask(const std::vector<config::ProviderConfig>& servers)
{
    open_ += static_cast<qsizetype>(servers.size());
    for (const config::ProviderConfig& server : servers) {
        auto* check = new ProviderCheck(this);
        connect(check, &ProviderCheck::finished, this,
                [this, check, server](const CheckOutcome& outcome) {
                    check->deleteLater();
                    if (outcome.ok) {
                        const auto row = resolved(server);
                        FoundProvider one;
                        one.provider = server;
                        one.title = titleOf(server);
                        one.address = row ? text(row->baseUrl) : QString();
                        one.models = outcome.models.size();
                        Q_EMIT found(one);
                    }
                    if (--open_ == 0) Q_EMIT finished();
                });
        check->start(server, {});
    }
    if (servers.empty()) Q_EMIT finished();
}

}  // namespace gatehouse::app
