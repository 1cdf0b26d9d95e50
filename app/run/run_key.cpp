#include "app/run/run_key.h"

#include <cerrno>
#include <csignal>

#include <QCoreApplication>
#include <QLockFile>

#include "app/config_session.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

constexpr std::string_view kPrefix = "run-";
constexpr int kPatience = 10'000;  // ms

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

bool isAlive(qint64 process)
{
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

/// Reads the config, changes it and publishes it, alone among all runs of the folder.
template <class Change>
Result<void> change(const AdminClient& admin, const QString& folder, const QString& note,
                    Change edit)
{
    QLockFile lock(folder + QStringLiteral("/run.lock"));
    if (!folder.isEmpty() && !lock.tryLock(kPatience)) {
        return fail(ErrorKind::Conflict,
                    Words::tr("Another program is being connected.").toStdString(),
                    Words::tr("Try again in a moment.").toStdString());
    }
    auto config = admin.config();
    if (!config) return std::move(config).error();
    return admin.publish(edit(std::move(config).value()), note);
}

}  // namespace

config::Config withoutOrphans(config::Config config, bool (*alive)(qint64 process))
{
    std::erase_if(config.access.keys, [alive](const config::KeyConfig& key) {
        if (!key.id.starts_with(kPrefix)) return false;
        std::string_view rest = std::string_view(key.id).substr(kPrefix.size());
        std::int64_t process = 0;
        return parseInt(rest.substr(0, rest.find('-')), process) && !alive(process);
    });
    return config;
}

Result<Secret> RunKey::take(const QString& label, WallMicros now)
{
    Secret text;
    const auto add = [&](config::Config config) {
        NewKey made = withNewKey(withoutOrphans(std::move(config), isAlive), label, now);
        config::KeyConfig& entry = made.config.access.keys.back();
        // "key-1a2b…" → "run-4711-1a2b…"
        id_ = cat(kPrefix, number(QCoreApplication::applicationPid()), "-",
                  entry.id.substr(entry.id.find('-') + 1));
        entry.id = id_;
        text = std::move(made.text);
        return std::move(made.config);
    };
    auto done = change(admin_, folder_, label, add);
    if (!done) {
        id_.clear();
        return std::move(done).error();
    }
    return text;
}

Result<void> RunKey::giveBack()
{
    if (id_.empty()) return {};
    const auto remove = [this](config::Config config) {
        return withoutKey(std::move(config), id_);
    };
    auto done = change(admin_, folder_, Words::tr("end of a run"), remove);
    if (done) id_.clear();
    return done;
}

}  // namespace gatehouse::app
