#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QStringList>
#include <QTest>

#include "proxy/core/config/validate.h"

/// What the tests of the checks share: a sound config, one change, the one place that is complained
/// about.
namespace gatehouse::config::cases {

inline std::vector<Problem> check(const Config& config)
{
    return validate(config, provider::Catalogue::builtIn());
}

inline QStringList places(const Config& config)
{
    QStringList found;
    for (const auto& problem : check(config)) {
        found << QString::fromStdString(problem.path);
        if (problem.message.empty() || problem.hint.empty()) found << "a problem without words";
    }
    return found;
}

inline Config with(const std::function<void(Config&)>& change)
{
    Config config = firstRun();
    change(config);
    return config;
}

inline ProviderConfig own()
{
    ProviderConfig provider;
    provider.id = "mine";
    provider.baseUrl = "http://127.0.0.1:8000/v1";
    return provider;
}

inline const std::string kHash(64, 'a');

inline KeyConfig hashed(std::string id)
{
    KeyConfig key;
    key.id = std::move(id);
    key.hash = kHash;
    return key;
}

/// Each case changes a sound config; `place` is the only complaint expected ("" for none).
struct Case {
    const char* name;
    const char* place;
    std::function<void(Config&)> change;
};

using C = Config&;

/// Compares what is complained about with what the case expects.
inline void run(const Case& one)
{
    const QString place = QString::fromUtf8(one.place);
    const QStringList expected = place.isEmpty() ? QStringList() : QStringList(place);
    QCOMPARE(places(with(one.change)), expected);
}

}  // namespace gatehouse::config::cases
