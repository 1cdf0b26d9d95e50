#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::tests {

/// An exchange as the shell would hand it to the line: a config made into a snapshot, and a
/// request.
///
/// Shape   set up `config`, then ask(); secrets named "env:NAME" come from `secrets`.
struct Scene {
    config::Config config;
    std::map<std::string, std::string> secrets;
    std::shared_ptr<const pipeline::Snapshot> snapshot;
    pipeline::Exchange x;
    pipeline::Now now{.sinceStart = 10, .wall = 1'750'000'000'000'000};

    using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Scene()
    {
        config.providers.emplace_back().id = "openai";
        config.providers.back().key.text = "env:OPENAI";
        config.providers.emplace_back().id = "anthropic";
        config.providers.emplace_back().id = "sample";
        secrets["OPENAI"] = "provider-key";
    }

    void addKey(std::string id, std::string_view key)
    {
        auto& made = config.access.keys.emplace_back();
        made.label = id + "-label";
        made.id = std::move(id);
        made.hash = hex(Hmac(config.access.salt).of(key));
    }

    Result<std::shared_ptr<const pipeline::Snapshot>> build() const
    {
        return pipeline::Snapshot::build(
            config, 7, provider::Catalogue::builtIn(),
            [this](const SecretRef& reference) -> Result<Secret> {
                const auto found = secrets.find(std::string(reference.name()));
                if (found == secrets.end())
                    return fail(ErrorKind::NotFound, "no such secret", "set it");
                return Secret(found->second);
            });
    }

    void ask(std::string_view method, std::string_view target, Fields fields = {},
             std::string_view body = {})
    {
        auto built = build();
        if (!built) throw std::runtime_error(built.error().message);
        snapshot = *built;
        x = pipeline::Exchange();
        x.id = "01TEST";
        x.arrival.loopback = true;
        x.arrival.address = "127.0.0.1";
        x.arrival.wall = now.wall;
        x.arrival.head.method = method;
        x.arrival.head.target = target;
        for (const auto& [name, value] : fields) x.arrival.head.headers.add(name, value);
        x.arrival.body = body;
    }

    pipeline::Env env() const { return {*snapshot, now}; }

    /// Runs the way in up to and with `last`; false when a stop turned round.
    bool walk(std::string_view last = {})
    {
        for (const auto& stop : pipeline::wayIn()) {
            if (stop.run(x, env()).turnsRound()) return false;
            if (stop.name == last) break;
        }
        return true;
    }
};

}  // namespace gatehouse::tests
