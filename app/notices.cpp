#include "app/notices.h"

#include <utility>

#include <QCoreApplication>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

struct NoticesWords {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

Notice ofProvider(const config::Config& config, const engine::ProviderHealth& health)
{
    Notice notice;
    notice.kind = NoticeKind::Provider;
    notice.page = QStringLiteral("providers");
    QString name = text(health.id);
    for (const auto& each : config.providers) {
        if (each.id == health.id && !each.title.empty()) name = text(each.title);
    }
    notice.title = health.state == provider::HealthState::Resting
                       ? NoticesWords::tr("%1 limits your calls").arg(name)
                       : NoticesWords::tr("Calls to %1 fail").arg(name);
    notice.text = text(health.lastError);
    if (notice.text.isEmpty() && health.lastStatus > 0)
        notice.text = NoticesWords::tr("It answered with %1.").arg(health.lastStatus);
    if (!health.lastHint.empty()) notice.text += QStringLiteral(" – ") + text(health.lastHint);
    return notice;
}

}  // namespace

QString nameOf(NoticeKind kind)
{
    switch (kind) {
        case NoticeKind::Gateway:
            return QStringLiteral("gateway");
        case NoticeKind::Recording:
            return QStringLiteral("recording");
        case NoticeKind::Provider:
            break;
    }
    return QStringLiteral("provider");
}

QList<NoticeKind> noticeKinds()
{
    return {NoticeKind::Gateway, NoticeKind::Recording, NoticeKind::Provider};
}

bool Notices::begins(const std::string& what, bool wrong, qint64 now)
{
    Known& known = known_[what];
    const bool before = std::exchange(known.wrong, wrong);
    if (!wrong || before) return false;
    if (known.toldAt >= 0 && now - known.toldAt < kQuiet) return false;
    known.toldAt = now;
    return true;
}

QList<Notice> Notices::look(const Gateway& gateway, qint64 now)
{
    QList<Notice> found;
    const engine::EngineState& state = gateway.state();
    const bool failed = gateway.phase() == Phase::Failed;
    const bool silent = gateway.phase() == Phase::Running && state.listening.empty() &&
                        !gateway.trouble().isEmpty();
    if (begins("gateway", failed || silent, now)) {
        found.append({NoticeKind::Gateway,
                      failed ? NoticesWords::tr("The gateway does not run")
                             : NoticesWords::tr("The gateway does not listen"),
                      gateway.trouble(), QStringLiteral("settings")});
    }
    if (begins("recording", state.store.degraded, now)) {
        found.append({NoticeKind::Recording, NoticesWords::tr("Requests are not being recorded"),
                      text(state.store.trouble), QStringLiteral("traffic")});
    }
    for (const engine::ProviderHealth& health : state.providers) {
        const bool wrong = health.state == provider::HealthState::Failing ||
                           health.state == provider::HealthState::Resting;
        if (begins("provider/" + health.id, wrong, now))
            found.append(ofProvider(gateway.config(), health));
    }
    return found;
}

}  // namespace gatehouse::app
