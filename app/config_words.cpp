#include "app/config_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/guardrails/guard_changes.h"
#include "app/routes/route_edit.h"
#include "proxy/core/config/diff.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::app {
namespace {

struct ConfigWords {
    Q_DECLARE_TR_FUNCTIONS(ConfigWords)
};

/// How the text of a value is made readable.
enum class Show : quint8 { Plain, Moment, Price, Dollars, Drawing, Skip };

struct Title {
    const char* place;
    const char* title;
    Show show = Show::Plain;
};

// clang-format off
constexpr Title kTitles[] = {
    {"version",                     QT_TRANSLATE_NOOP("ConfigWords", "Format version")},
    {"server/listen",               QT_TRANSLATE_NOOP("ConfigWords", "Addresses")},
    {"server/allowedHosts",         QT_TRANSLATE_NOOP("ConfigWords", "Names it answers to")},
    {"server/allowedOrigins",       QT_TRANSLATE_NOOP("ConfigWords", "Pages that may call")},
    {"server/openOnLoopback",       QT_TRANSLATE_NOOP("ConfigWords", "Open to this machine")},
    {"server/allowRemote",          QT_TRANSLATE_NOOP("ConfigWords", "Reachable from other machines")},
    {"server/adminToken",           QT_TRANSLATE_NOOP("ConfigWords", "Admin token")},
    {"server/tlsCertificate",       QT_TRANSLATE_NOOP("ConfigWords", "Certificate file")},
    {"server/tlsKey",               QT_TRANSLATE_NOOP("ConfigWords", "Certificate key file")},
    {"server/ioThreads",            QT_TRANSLATE_NOOP("ConfigWords", "Network threads")},
    {"server/maxConnections",       QT_TRANSLATE_NOOP("ConfigWords", "Most connections")},
    {"server/maxBody",              QT_TRANSLATE_NOOP("ConfigWords", "Largest JSON body")},
    {"server/maxUpload",            QT_TRANSLATE_NOOP("ConfigWords", "Largest upload")},
    {"server/maxBodyMemory",        QT_TRANSLATE_NOOP("ConfigWords", "Memory for bodies")},
    {"server/headTimeout",          QT_TRANSLATE_NOOP("ConfigWords", "Time for a request head")},
    {"server/bodyTimeout",          QT_TRANSLATE_NOOP("ConfigWords", "Silence inside a request body")},
    {"server/keepAlive",            QT_TRANSLATE_NOOP("ConfigWords", "Idle connections stay")},
    {"server/sendTimeout",          QT_TRANSLATE_NOOP("ConfigWords", "Patience with slow readers")},
    {"server/drain",                QT_TRANSLATE_NOOP("ConfigWords", "Time to end open calls")},
    {"server/proxy",                QT_TRANSLATE_NOOP("ConfigWords", "Proxy to the providers")},
    {"server/noProxy",              QT_TRANSLATE_NOOP("ConfigWords", "Reached without the proxy")},
    {"access/salt",                 QT_TRANSLATE_NOOP("ConfigWords", "Salt"), Show::Skip},
    {"access/keys/id",              QT_TRANSLATE_NOOP("ConfigWords", "Id"), Show::Skip},
    {"access/keys/label",           QT_TRANSLATE_NOOP("ConfigWords", "Name")},
    {"access/keys/hash",            QT_TRANSLATE_NOOP("ConfigWords", "Key")},
    {"access/keys/value",           QT_TRANSLATE_NOOP("ConfigWords", "Taken from")},
    {"access/keys/hint",            QT_TRANSLATE_NOOP("ConfigWords", "Ends in")},
    {"access/keys/enabled",         QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"access/keys/createdAt",       QT_TRANSLATE_NOOP("ConfigWords", "Made"), Show::Moment},
    {"access/keys/expiresAt",       QT_TRANSLATE_NOOP("ConfigWords", "Works until"), Show::Moment},
    {"access/keys/user", QT_TRANSLATE_NOOP("ConfigWords", "User")},
    {"access/keys/tenant", QT_TRANSLATE_NOOP("ConfigWords", "Tenant")},
    {"access/keys/role", QT_TRANSLATE_NOOP("ConfigWords", "Role")},
    {"access/keys/models", QT_TRANSLATE_NOOP("ConfigWords", "Models it may call")},
    {"access/keys/routes", QT_TRANSLATE_NOOP("ConfigWords", "Routes it may call")},
    {"access/keys/prompts", QT_TRANSLATE_NOOP("ConfigWords", "Prompts it may use")},
    {"access/issuers/id", QT_TRANSLATE_NOOP("ConfigWords", "Id"), Show::Skip},
    {"access/issuers/issuer", QT_TRANSLATE_NOOP("ConfigWords", "Issuer")},
    {"access/issuers/audience", QT_TRANSLATE_NOOP("ConfigWords", "Audience")},
    {"access/issuers/enabled", QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"access/issuers/keys", QT_TRANSLATE_NOOP("ConfigWords", "Public keys")},
    {"access/issuers/keysUrl", QT_TRANSLATE_NOOP("ConfigWords", "Address of its keys")},
    {"access/issuers/introspectionUrl", QT_TRANSLATE_NOOP("ConfigWords", "Asked about tokens at")},
    {"access/issuers/clientId", QT_TRANSLATE_NOOP("ConfigWords", "Name of the gateway there")},
    {"access/issuers/clientSecret", QT_TRANSLATE_NOOP("ConfigWords", "Secret of the gateway there")},
    {"access/issuers/prefix", QT_TRANSLATE_NOOP("ConfigWords", "Its tokens begin with")},
    {"access/issuers/secret", QT_TRANSLATE_NOOP("ConfigWords", "Shared secret")},
    {"access/issuers/algorithms", QT_TRANSLATE_NOOP("ConfigWords", "Signatures that are taken")},
    {"access/issuers/skew", QT_TRANSLATE_NOOP("ConfigWords", "Seconds that clocks may differ")},
    {"access/issuers/userClaim", QT_TRANSLATE_NOOP("ConfigWords", "Claim with the user")},
    {"access/issuers/tenantClaim", QT_TRANSLATE_NOOP("ConfigWords", "Claim with the tenant")},
    {"access/issuers/roleClaim", QT_TRANSLATE_NOOP("ConfigWords", "Claim with the role")},
    {"access/issuers/tenant", QT_TRANSLATE_NOOP("ConfigWords", "Tenant")},
    {"access/issuers/role", QT_TRANSLATE_NOOP("ConfigWords", "Role")},
    {"access/issuers/models", QT_TRANSLATE_NOOP("ConfigWords", "Models its callers may call")},
    {"access/issuers/routes", QT_TRANSLATE_NOOP("ConfigWords", "Routes its callers may call")},
    {"access/issuers/prompts", QT_TRANSLATE_NOOP("ConfigWords", "Prompts its callers may use")},
    {"access/issuers/caFile", QT_TRANSLATE_NOOP("ConfigWords", "CA file")},
    {"providers/id",                QT_TRANSLATE_NOOP("ConfigWords", "Id")},
    {"providers/base",              QT_TRANSLATE_NOOP("ConfigWords", "Kind")},
    {"providers/title",             QT_TRANSLATE_NOOP("ConfigWords", "Name")},
    {"providers/enabled",           QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"providers/baseUrl",           QT_TRANSLATE_NOOP("ConfigWords", "Base URL")},
    {"providers/key",               QT_TRANSLATE_NOOP("ConfigWords", "API key")},
    {"providers/keyName",           QT_TRANSLATE_NOOP("ConfigWords", "Name of the first key")},
    {"providers/keyWeight",         QT_TRANSLATE_NOOP("ConfigWords", "Share of the first key")},
    {"providers/moreKeys/name",     QT_TRANSLATE_NOOP("ConfigWords", "Key"), Show::Skip},
    {"providers/moreKeys/key",      QT_TRANSLATE_NOOP("ConfigWords", "place")},
    {"providers/moreKeys/weight",   QT_TRANSLATE_NOOP("ConfigWords", "share")},
    {"providers/headers/name",      QT_TRANSLATE_NOOP("ConfigWords", "Header"), Show::Skip},
    {"providers/headers/value",     QT_TRANSLATE_NOOP("ConfigWords", "value")},
    {"providers/caFile",            QT_TRANSLATE_NOOP("ConfigWords", "CA file")},
    {"providers/insecureTls",       QT_TRANSLATE_NOOP("ConfigWords", "Certificates are not checked")},
    {"providers/proxy",             QT_TRANSLATE_NOOP("ConfigWords", "Proxy")},
    {"providers/connectTimeout",    QT_TRANSLATE_NOOP("ConfigWords", "Time to connect")},
    {"providers/firstByteTimeout",  QT_TRANSLATE_NOOP("ConfigWords", "Wait for the first byte")},
    {"providers/idleTimeout",       QT_TRANSLATE_NOOP("ConfigWords", "Silence in an answer")},
    {"providers/totalTimeout",      QT_TRANSLATE_NOOP("ConfigWords", "Whole answer")},
    {"providers/probeEvery",        QT_TRANSLATE_NOOP("ConfigWords", "Time between probes")},
    {"providers/probeTimeout",      QT_TRANSLATE_NOOP("ConfigWords", "Patience with a probe")},
    {"providers/probePath",         QT_TRANSLATE_NOOP("ConfigWords", "Path of probes")},
    {"providers/prices/model",      QT_TRANSLATE_NOOP("ConfigWords", "Model"), Show::Skip},
    {"providers/prices/input",      QT_TRANSLATE_NOOP("ConfigWords", "input"), Show::Price},
    {"providers/prices/cachedInput",QT_TRANSLATE_NOOP("ConfigWords", "cached input"), Show::Price},
    {"providers/prices/cachedAudio",QT_TRANSLATE_NOOP("ConfigWords", "cached audio"), Show::Price},
    {"providers/prices/cacheWrite5m",QT_TRANSLATE_NOOP("ConfigWords", "cache write, 5 minutes"), Show::Price},
    {"providers/prices/cacheWrite1h",QT_TRANSLATE_NOOP("ConfigWords", "cache write, 1 hour"), Show::Price},
    {"providers/prices/output",     QT_TRANSLATE_NOOP("ConfigWords", "output"), Show::Price},
    {"providers/prices/reasoning",  QT_TRANSLATE_NOOP("ConfigWords", "reasoning"), Show::Price},
    {"providers/prices/inputAudio", QT_TRANSLATE_NOOP("ConfigWords", "audio input"), Show::Price},
    {"providers/prices/outputAudio",QT_TRANSLATE_NOOP("ConfigWords", "audio output"), Show::Price},
    {"providers/prices/inputImage", QT_TRANSLATE_NOOP("ConfigWords", "picture input"), Show::Price},
    {"providers/prices/outputImage",QT_TRANSLATE_NOOP("ConfigWords", "picture output"), Show::Price},
    {"providers/prices/search",     QT_TRANSLATE_NOOP("ConfigWords", "1,000 searches"), Show::Dollars},
    {"providers/prices/picture",    QT_TRANSLATE_NOOP("ConfigWords", "1,000 pictures"), Show::Dollars},
    {"providers/prices/request",    QT_TRANSLATE_NOOP("ConfigWords", "1,000 calls"), Show::Dollars},
    {"providers/prices/batch",      QT_TRANSLATE_NOOP("ConfigWords", "batch, percent")},
    {"providers/prices/flex",       QT_TRANSLATE_NOOP("ConfigWords", "tier flex, percent")},
    {"providers/prices/priority",   QT_TRANSLATE_NOOP("ConfigWords", "tier priority, percent")},
    {"providers/prices/source",     QT_TRANSLATE_NOOP("ConfigWords", "Taken from")},
    {"providers/prices/date",       QT_TRANSLATE_NOOP("ConfigWords", "as of")},
    {"aliases/name",                QT_TRANSLATE_NOOP("ConfigWords", "Name"), Show::Skip},
    {"aliases/target",              QT_TRANSLATE_NOOP("ConfigWords", "Stands for")},
    {"gateways/id",                 QT_TRANSLATE_NOOP("ConfigWords", "Id"), Show::Skip},
    {"gateways/authentication",     QT_TRANSLATE_NOOP("ConfigWords", "Needs a gateway key")},
    {"gateways/collectLogs",        QT_TRANSLATE_NOOP("ConfigWords", "Leaves rows")},
    {"gateways/retryMaxAttempts",   QT_TRANSLATE_NOOP("ConfigWords", "Most attempts")},
    {"gateways/retryDelay",         QT_TRANSLATE_NOOP("ConfigWords", "Wait between attempts")},
    {"gateways/retryBackoff",       QT_TRANSLATE_NOOP("ConfigWords", "How the wait grows")},
    {"gateways/cacheTtl",           QT_TRANSLATE_NOOP("ConfigWords", "Seconds in the cache")},
    {"gateways/cacheInvalidateOnUpdate", QT_TRANSLATE_NOOP("ConfigWords", "Empty the cache with a change")},
    {"gateways/rateLimitingInterval", QT_TRANSLATE_NOOP("ConfigWords", "Seconds the limit counts over")},
    {"gateways/rateLimitingLimit",  QT_TRANSLATE_NOOP("ConfigWords", "Most calls")},
    {"gateways/rateLimitingTechnique", QT_TRANSLATE_NOOP("ConfigWords", "How calls are counted")},
    {"gateways/logManagement",      QT_TRANSLATE_NOOP("ConfigWords", "Most rows")},
    {"gateways/logManagementStrategy", QT_TRANSLATE_NOOP("ConfigWords", "When there are too many rows")},
    {"gateways/logClassification",  QT_TRANSLATE_NOOP("ConfigWords", "Sort calls by task")},
    {"gateways/logpush",            QT_TRANSLATE_NOOP("ConfigWords", "Send the log on")},
    {"gateways/logpushPublicKey",   QT_TRANSLATE_NOOP("ConfigWords", "Public key of the log")},
    {"gateways/byokOnly",           QT_TRANSLATE_NOOP("ConfigWords", "Own provider keys only")},
    {"gateways/zdr",                QT_TRANSLATE_NOOP("ConfigWords", "Only providers that keep no data")},
    {"gateways/storeId",            QT_TRANSLATE_NOOP("ConfigWords", "Store of secrets")},
    {"gateways/workersAiBillingMode", QT_TRANSLATE_NOOP("ConfigWords", "Billing of Workers AI")},
    {"gateways/dlp",                QT_TRANSLATE_NOOP("ConfigWords", "Data loss prevention")},
    {"gateways/guardrails",         QT_TRANSLATE_NOOP("ConfigWords", "Guardrails")},
    {"gateways/otel",               QT_TRANSLATE_NOOP("ConfigWords", "Traces")},
    {"gateways/spendLimits",        QT_TRANSLATE_NOOP("ConfigWords", "Limits of money")},
    {"gateways/policies",           QT_TRANSLATE_NOOP("ConfigWords", "Policies")},
    {"gateways/stripe",             QT_TRANSLATE_NOOP("ConfigWords", "Billing of usage")},
    {"gateways/createdAt",          QT_TRANSLATE_NOOP("ConfigWords", "Made"), Show::Moment},
    {"gateways/modifiedAt",         QT_TRANSLATE_NOOP("ConfigWords", "Changed"), Show::Moment},
    {"routes/id",                    QT_TRANSLATE_NOOP("ConfigWords", "Id")},
    {"routes/name",                  QT_TRANSLATE_NOOP("ConfigWords", "Name of the model")},
    {"routes/gateway",               QT_TRANSLATE_NOOP("ConfigWords", "Gateway")},
    {"routes/title",                 QT_TRANSLATE_NOOP("ConfigWords", "Title")},
    {"routes/enabled",               QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"routes/bodies",                QT_TRANSLATE_NOOP("ConfigWords", "Record prompts and answers")},
    {"routes/hashes",                QT_TRANSLATE_NOOP("ConfigWords", "Record hashes of what is not kept")},
    {"routes/path",                  QT_TRANSLATE_NOOP("ConfigWords", "Path")},
    {"routes/dialect",               QT_TRANSLATE_NOOP("ConfigWords", "Dialect at its path")},
    {"routes/live",                  QT_TRANSLATE_NOOP("ConfigWords", "Live version")},
    {"routes/candidate",             QT_TRANSLATE_NOOP("ConfigWords", "Tried version")},
    {"routes/share",                 QT_TRANSLATE_NOOP("ConfigWords", "Share of the tried version")},
    {"routes/stickyBy",              QT_TRANSLATE_NOOP("ConfigWords", "Keeps callers by")},
    {"routes/candidateFor",          QT_TRANSLATE_NOOP("ConfigWords", "Tries it whatever the share")},
    {"routes/rollout/stages",        QT_TRANSLATE_NOOP("ConfigWords", "Stages")},
    {"routes/rollout/stageLength",   QT_TRANSLATE_NOOP("ConfigWords", "Least time at a stage")},
    {"routes/rollout/leastCalls",    QT_TRANSLATE_NOOP("ConfigWords", "Least calls at a stage")},
    {"routes/rollout/mostErrors",    QT_TRANSLATE_NOOP("ConfigWords", "Most failed calls, percent")},
    {"routes/rollout/mostLatency",   QT_TRANSLATE_NOOP("ConfigWords", "Most latency, percent")},
    {"routes/rollout/leastFeedback", QT_TRANSLATE_NOOP("ConfigWords", "Least good ratings, percent")},
    {"routes/rollout/stageSince",    QT_TRANSLATE_NOOP("ConfigWords", "At this stage since"), Show::Moment},
    {"routes/rollout/stopped",       QT_TRANSLATE_NOOP("ConfigWords", "Rolled back because")},
    {"routes/transforms/name",       QT_TRANSLATE_NOOP("ConfigWords", "Change"), Show::Skip},
    {"routes/transforms/action",     QT_TRANSLATE_NOOP("ConfigWords", "what is done")},
    {"routes/transforms/place",      QT_TRANSLATE_NOOP("ConfigWords", "where")},
    {"routes/transforms/target",      QT_TRANSLATE_NOOP("ConfigWords", "field")},
    {"routes/transforms/value",      QT_TRANSLATE_NOOP("ConfigWords", "value")},
    {"routes/versions/number",       QT_TRANSLATE_NOOP("ConfigWords", "Version"), Show::Skip},
    {"routes/versions/elements",     QT_TRANSLATE_NOOP("ConfigWords", "drawing"), Show::Drawing},
    {"routes/versions/note",         QT_TRANSLATE_NOOP("ConfigWords", "note")},
    {"routes/versions/author",       QT_TRANSLATE_NOOP("ConfigWords", "author"), Show::Skip},
    {"routes/versions/createdAt",    QT_TRANSLATE_NOOP("ConfigWords", "made"), Show::Skip},
    {"prompts/name", QT_TRANSLATE_NOOP("ConfigWords", "Name of the prompt")},
    {"prompts/title", QT_TRANSLATE_NOOP("ConfigWords", "Title")},
    {"prompts/enabled", QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"prompts/path", QT_TRANSLATE_NOOP("ConfigWords", "Path")},
    {"prompts/labels/name", QT_TRANSLATE_NOOP("ConfigWords", "Label"), Show::Skip},
    {"prompts/labels/version", QT_TRANSLATE_NOOP("ConfigWords", "version")},
    {"prompts/shares/version", QT_TRANSLATE_NOOP("ConfigWords", "Tried version"), Show::Skip},
    {"prompts/shares/percent", QT_TRANSLATE_NOOP("ConfigWords", "share")},
    {"prompts/stickyBy", QT_TRANSLATE_NOOP("ConfigWords", "Keeps callers by")},
    {"prompts/samples", QT_TRANSLATE_NOOP("ConfigWords", "Sets of values")},
    {"prompts/versions/number", QT_TRANSLATE_NOOP("ConfigWords", "Version"), Show::Skip},
    {"prompts/versions/content", QT_TRANSLATE_NOOP("ConfigWords", "text")},
    {"prompts/versions/note", QT_TRANSLATE_NOOP("ConfigWords", "note")},
    {"prompts/versions/author", QT_TRANSLATE_NOOP("ConfigWords", "author"), Show::Skip},
    {"prompts/versions/createdAt", QT_TRANSLATE_NOOP("ConfigWords", "made"), Show::Skip},
    {"injections/name", QT_TRANSLATE_NOOP("ConfigWords", "Rule"), Show::Skip},
    {"injections/enabled", QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"injections/prompt", QT_TRANSLATE_NOOP("ConfigWords", "Prompt")},
    {"injections/mode", QT_TRANSLATE_NOOP("ConfigWords", "How it is added")},
    {"injections/gateway", QT_TRANSLATE_NOOP("ConfigWords", "Gateway")},
    {"injections/when", QT_TRANSLATE_NOOP("ConfigWords", "Whose calls")},
    {"limits/id", QT_TRANSLATE_NOOP("ConfigWords", "Id")},
    {"limits/name", QT_TRANSLATE_NOOP("ConfigWords", "Name")},
    {"limits/enabled", QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"limits/unit", QT_TRANSLATE_NOOP("ConfigWords", "What is counted")},
    {"limits/limit", QT_TRANSLATE_NOOP("ConfigWords", "Limit")},
    {"limits/window", QT_TRANSLATE_NOOP("ConfigWords", "Window")},
    {"limits/length", QT_TRANSLATE_NOOP("ConfigWords", "Length")},
    {"limits/burst", QT_TRANSLATE_NOOP("ConfigWords", "Burst")},
    {"limits/zone", QT_TRANSLATE_NOOP("ConfigWords", "Time zone")},
    {"limits/weekStart", QT_TRANSLATE_NOOP("ConfigWords", "Week begins on")},
    {"limits/by", QT_TRANSLATE_NOOP("ConfigWords", "Counted by")},
    {"limits/when", QT_TRANSLATE_NOOP("ConfigWords", "Whose calls")},
    {"limits/over", QT_TRANSLATE_NOOP("ConfigWords", "What happens then")},
    {"limits/queueFor", QT_TRANSLATE_NOOP("ConfigWords", "Longest wait")},
    {"limits/redirectTo", QT_TRANSLATE_NOOP("ConfigWords", "Model instead")},
    {"limits/warnAt", QT_TRANSLATE_NOOP("ConfigWords", "Warns at, percent")},
    {"traces/id", QT_TRANSLATE_NOOP("ConfigWords", "Collector")},
    {"traces/enabled", QT_TRANSLATE_NOOP("ConfigWords", "In use")},
    {"traces/url", QT_TRANSLATE_NOOP("ConfigWords", "Address")},
    {"traces/format", QT_TRANSLATE_NOOP("ConfigWords", "How traces are written")},
    {"traces/authorization", QT_TRANSLATE_NOOP("ConfigWords", "Key")},
    {"traces/headers/name", QT_TRANSLATE_NOOP("ConfigWords", "Header"), Show::Skip},
    {"traces/headers/value", QT_TRANSLATE_NOOP("ConfigWords", "value")},
    {"traces/bodies", QT_TRANSLATE_NOOP("ConfigWords", "With prompts and answers")},
    {"traces/gateway", QT_TRANSLATE_NOOP("ConfigWords", "Gateway")},
    {"cache/enabled", QT_TRANSLATE_NOOP("ConfigWords", "Keep answers")},
    {"cache/ttl", QT_TRANSLATE_NOOP("ConfigWords", "How long")},
    {"cache/staleFor", QT_TRANSLATE_NOOP("ConfigWords", "In an outage, longer by")},
    {"cache/maxBytes", QT_TRANSLATE_NOOP("ConfigWords", "Most of all answers")},
    {"cache/maxEntry", QT_TRANSLATE_NOOP("ConfigWords", "Most of one answer")},
    {"cache/scope", QT_TRANSLATE_NOOP("ConfigWords", "Who shares answers")},
    {"cache/by", QT_TRANSLATE_NOOP("ConfigWords", "Kept apart by")},
    {"cache/ignore", QT_TRANSLATE_NOOP("ConfigWords", "Makes no difference")},
    {"cache/rules", QT_TRANSLATE_NOOP("ConfigWords", "Cache rules")},
    {"cache/rules/id", QT_TRANSLATE_NOOP("ConfigWords", "Id")},
    {"cache/rules/when", QT_TRANSLATE_NOOP("ConfigWords", "Whose calls")},
    {"cache/rules/ttl", QT_TRANSLATE_NOOP("ConfigWords", "How long")},
    {"cache/toolCalls", QT_TRANSLATE_NOOP("ConfigWords", "Answers that call tools")},
    {"cache/personal", QT_TRANSLATE_NOOP("ConfigWords", "Answers to named users")},
    {"cache/clientControl", QT_TRANSLATE_NOOP("ConfigWords", "Obey Cache-Control")},
    {"cache/share", QT_TRANSLATE_NOOP("ConfigWords", "Ask once for the same")},
    {"cache/forgetOnUpdate", QT_TRANSLATE_NOOP("ConfigWords", "Forget when a provider moves")},
    {"cache/similar", QT_TRANSLATE_NOOP("ConfigWords", "Like questions")},
    {"cache/similar/mode", QT_TRANSLATE_NOOP("ConfigWords", "Answers to like questions")},
    {"cache/similar/mostErrors", QT_TRANSLATE_NOOP("ConfigWords", "Wrong ones of 1,000, at most")},
    {"records/bodies",              QT_TRANSLATE_NOOP("ConfigWords", "Record prompts and answers")},
    {"records/hashes",              QT_TRANSLATE_NOOP("ConfigWords", "Record hashes of what is not kept")},
    {"records/headers",             QT_TRANSLATE_NOOP("ConfigWords", "Record headers")},
    {"records/binaries",            QT_TRANSLATE_NOOP("ConfigWords", "Record sound and pictures")},
    {"records/maxBody",             QT_TRANSLATE_NOOP("ConfigWords", "Most of each body")},
    {"records/maxEvents",           QT_TRANSLATE_NOOP("ConfigWords", "Timing marks of a stream")},
    {"records/index",               QT_TRANSLATE_NOOP("ConfigWords", "Search in texts")},
    {"records/commitInterval",      QT_TRANSLATE_NOOP("ConfigWords", "Written every")},
    {"records/announceAfter",       QT_TRANSLATE_NOOP("ConfigWords", "Shown while running after")},
    {"records/keepDays",            QT_TRANSLATE_NOOP("ConfigWords", "Days to keep")},
    {"records/maxBytes",            QT_TRANSLATE_NOOP("ConfigWords", "Largest log")},
    {"records/maskClientAddress",   QT_TRANSLATE_NOOP("ConfigWords", "Hide client addresses")},
    {"records/maskedHeaders",       QT_TRANSLATE_NOOP("ConfigWords", "Masked headers")},
    {"records/placeholderKey",      QT_TRANSLATE_NOOP("ConfigWords", "Key of the placeholders")},
    {"records/placeholderDays",     QT_TRANSLATE_NOOP("ConfigWords", "Days to keep placeholders")},
    {"records/maxPlaceholders",     QT_TRANSLATE_NOOP("ConfigWords", "Most placeholders")},
};

// clang-format on

const Title* titleAt(const QString& place)
{
    for (const Title& row : kTitles) {
        if (place == QLatin1String(row.place)) return &row;
    }
    return nullptr;
}

bool isNumber(const QString& part)
{
    bool ok = false;
    (void)part.toInt(&ok);
    return ok;
}

QString withoutNumbers(const QStringList& parts)
{
    QStringList names;
    for (const QString& part : parts) {
        if (!isNumber(part)) names += part;
    }
    return names.join(QLatin1Char('/'));
}

QString stringsIn(const std::string& shown)
{
    const auto values =
        QJsonDocument::fromJson(QByteArray::fromStdString(shown)).array().toVariantList();
    QStringList texts;
    for (const QVariant& value : values) texts += value.toString();
    return texts.join(QStringLiteral(", "));
}

/// The value as diff() wrote it, as people write it.
QString valueWords(const std::string& shown, Show show)
{
    if (shown.empty()) return {};
    if (shown == "(hidden)") return ConfigWords::tr("hidden");
    if (show == Show::Drawing) {
        // A diff shows texts as JSON does.
        const auto graph = policy::readGraph(stringsIn("[" + shown + "]").toStdString());
        return graph ? ConfigWords::tr("%n node(s)", nullptr, static_cast<int>(graph->nodes.size()))
                     : QString();
    }
    if (shown == "true") return ConfigWords::tr("on");
    if (shown == "false") return ConfigWords::tr("off");
    if (shown.front() == '[') return stringsIn(shown);
    if (shown.front() == '"') {
        const QString plain = stringsIn("[" + shown + "]");
        if (show == Show::Dollars && !plain.isEmpty()) return ConfigWords::tr("$%1").arg(plain);
        if (show != Show::Price || plain.isEmpty()) return plain;
        return ConfigWords::tr("$%1 a million tokens").arg(plain);
    }
    const QString plain = text(shown);
    if (show == Show::Moment)
        return plain == QLatin1String("0") ? QString() : dayTime(plain.toLongLong());
    if (plain.endsWith(QLatin1String(" ms")))
        return millis(plain.left(plain.size() - 3).toDouble());
    static const QRegularExpression kSize(QStringLiteral("^(\\d+)([KMG]iB)$"));
    const auto size = kSize.match(plain);
    return size.hasMatch() ? QString(size.captured(1) + QLatin1Char(' ') + size.captured(2))
                           : plain;
}

template <class Item>
const Item* at(const std::vector<Item>& list, const QStringList& parts, qsizetype place)
{
    if (parts.size() <= place) return nullptr;
    const auto index = static_cast<std::size_t>(parts[place].toInt());
    return index < list.size() ? &list[index] : nullptr;
}

/// What the first parts of a path name: a provider, a key, a section.
QString thingTitle(const config::Config& config, const QStringList& parts)
{
    const QString section = parts.value(0);
    if (section == QLatin1String("server")) return ConfigWords::tr("Gateway");
    if (section == QLatin1String("records")) return ConfigWords::tr("Recording");
    if (section == QLatin1String("providers")) {
        const auto* provider = at(config.providers, parts, 1);
        return provider == nullptr ? ConfigWords::tr("Providers") : titleOf(*provider);
    }
    if (section == QLatin1String("aliases")) {
        const auto* alias = at(config.aliases, parts, 1);
        return alias == nullptr ? ConfigWords::tr("Aliases")
                                : ConfigWords::tr("Alias %1").arg(text(alias->name));
    }
    if (section == QLatin1String("gateways")) {
        const auto* gateway = at(config.gateways, parts, 1);
        return gateway == nullptr ? ConfigWords::tr("Gateways")
                                  : ConfigWords::tr("Gateway %1").arg(text(gateway->id));
    }
    if (section == QLatin1String("routes")) {
        const auto* route = at(config.routes, parts, 1);
        return route == nullptr ? ConfigWords::tr("Routes")
                                : ConfigWords::tr("Route %1").arg(titleOf(*route));
    }
    if (section == QLatin1String("access") && parts.value(1) == QLatin1String("issuers")) {
        const auto* issuer = at(config.access.issuers, parts, 2);
        return issuer == nullptr ? ConfigWords::tr("Issuers of tokens")
                                 : ConfigWords::tr("Issuer %1").arg(text(issuer->id));
    }
    if (section == QLatin1String("access")) {
        const auto* key = at(config.access.keys, parts, 2);
        if (key == nullptr) return ConfigWords::tr("Gateway keys");
        return ConfigWords::tr("Key %1").arg(text(key->label.empty() ? key->id : key->label));
    }
    return ConfigWords::tr("File");
}

/// How many parts of a path belong to the thing itself.
qsizetype depthOf(const QStringList& parts)
{
    const QString section = parts.value(0);
    if (section == QLatin1String("access")) return qMin<qsizetype>(3, parts.size());
    if (section == QLatin1String("providers") || section == QLatin1String("aliases") ||
        section == QLatin1String("gateways") || section == QLatin1String("routes"))
        return qMin<qsizetype>(2, parts.size());
    return 1;
}

/// "Version 3" for a member of a route's lists; empty: it is none.
QString routePart(const config::Config& config, const QStringList& parts)
{
    const auto* route =
        parts.value(0) == QLatin1String("routes") ? at(config.routes, parts, 1) : nullptr;
    if (route == nullptr || parts.size() < 4) return {};
    const auto* version =
        parts[2] == QLatin1String("versions") ? at(route->versions, parts, 3) : nullptr;
    if (version != nullptr) return ConfigWords::tr("Version %1").arg(version->number);
    const auto* change =
        parts[2] == QLatin1String("transforms") ? at(route->transforms, parts, 3) : nullptr;
    return change == nullptr ? QString() : ConfigWords::tr("Change %1").arg(text(change->name));
}

/// "Header x-team, value"; "Price of gpt-5, input"; "Base URL".
QString fieldWords(const config::Config& config, const QStringList& parts)
{
    const QString place = withoutNumbers(parts);
    const Title* row = titleAt(place);
    const QString own = row == nullptr ? QString() : ConfigWords::tr(row->title);
    const auto* provider =
        parts.value(0) == QLatin1String("providers") ? at(config.providers, parts, 1) : nullptr;
    QString what = routePart(config, parts);
    if (what.isEmpty() && (provider == nullptr || parts.size() < 4)) return own;
    if (provider == nullptr) {
        return own.isEmpty() ? what : QString(what + QStringLiteral(", ") + own);
    }
    if (const auto* header = at(provider->headers, parts, 3);
        parts[2] == QLatin1String("headers") && header != nullptr) {
        what = ConfigWords::tr("Header %1").arg(text(header->name));
    } else if (const auto* key = at(provider->moreKeys, parts, 3);
               parts[2] == QLatin1String("moreKeys") && key != nullptr) {
        what = ConfigWords::tr("Key %1").arg(text(key->name));
    } else if (const auto* price = at(provider->prices, parts, 3);
               parts[2] == QLatin1String("prices") && price != nullptr) {
        what = ConfigWords::tr("Price of %1").arg(text(price->model));
    }
    if (own.isEmpty() || what.isEmpty()) return what + own;
    return what + QStringLiteral(", ") + own;
}

/// Of a gateway's guard, a line for each rule that changed.
std::vector<ChangeLine> ruleLines(const config::Config& before, const config::Config& after,
                                  const QStringList& parts, const QString& path)
{
    const bool isGuard = parts.size() == 3 && (parts[2] == QLatin1String("dlp") ||
                                               parts[2] == QLatin1String("guardrails"));
    const auto* now =
        isGuard && parts[0] == QLatin1String("gateways") ? at(after.gateways, parts, 1) : nullptr;
    if (now == nullptr) return {};
    const auto found = std::ranges::find(before.gateways, now->id, &config::GatewayConfig::id);
    const config::GatewayConfig blank{.id = now->id};
    return guardChanges(path, found == before.gateways.end() ? blank : *found, *now);
}

QStringList partsOf(const QString& path)
{
    return path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
}

}  // namespace

QString fieldTitle(const QString& place)
{
    const Title* row = titleAt(place);
    return row == nullptr ? QString() : ConfigWords::tr(row->title);
}

QString placeWords(const config::Config& config, const QString& path)
{
    const QStringList parts = partsOf(path);
    if (parts.isEmpty()) return ConfigWords::tr("File");
    const QString thing = thingTitle(config, parts);
    const QString field = fieldWords(config, parts);
    return field.isEmpty() ? thing : thing + QStringLiteral(" · ") + field;
}

std::vector<ChangeGroup> changeWords(const config::Config& before, const config::Config& after)
{
    using Kind = ChangeGroup::Kind;
    std::vector<ChangeGroup> groups;
    for (const config::Change& change : config::diff(before, after)) {
        const QString path = text(change.path);
        const QStringList parts = partsOf(path);
        const Title* row = titleAt(withoutNumbers(parts));
        if (row != nullptr && row->show == Show::Skip) continue;
        const qsizetype depth = depthOf(parts);
        const bool whole = parts.size() == depth && isNumber(parts.constLast());
        const bool gone = change.after.empty() && (whole || isNumber(parts.constLast()));
        const config::Config& side = gone ? before : after;
        const QString thing = QLatin1Char('/') + parts.mid(0, depth).join(QLatin1Char('/'));
        const Kind kind = !whole ? Kind::Changed : gone ? Kind::Removed : Kind::Added;
        const bool same = !groups.empty() && groups.back().path == thing && !whole &&
                          groups.back().kind != Kind::Removed;
        if (!same) groups.push_back({kind, thing, thingTitle(side, parts), {}});
        auto rules = gone ? std::vector<ChangeLine>() : ruleLines(before, after, parts, path);
        auto& lines = groups.back().lines;
        lines.insert(lines.end(), rules.begin(), rules.end());
        if (whole || !rules.empty()) continue;
        const Show show = row == nullptr ? Show::Plain : row->show;
        QString field = fieldWords(side, parts);
        QString was = valueWords(change.before, show);
        QString is = valueWords(change.after, show);
        if (isNumber(parts.constLast())) {  // a header or a price came or went
            was = gone ? ConfigWords::tr("there") : QString();
            is = gone ? QString() : ConfigWords::tr("new");
        } else if (row == nullptr) {
            field = ConfigWords::tr("Order");
            is = ConfigWords::tr("another order");
            was.clear();
        }
        groups.back().lines.push_back({path, field, was, is});
    }
    return groups;
}

QString summaryOf(const std::vector<ChangeGroup>& groups)
{
    if (groups.empty()) return {};
    const ChangeGroup& first = groups.front();
    const QString head = first.kind == ChangeGroup::Kind::Added     ? ConfigWords::tr("Added %1")
                         : first.kind == ChangeGroup::Kind::Removed ? ConfigWords::tr("Removed %1")
                                                                    : ConfigWords::tr("Changed %1");
    const int more = static_cast<int>(groups.size()) - 1;
    const QString named = head.arg(first.title);
    return more == 0 ? named : ConfigWords::tr("%1 and %n more", nullptr, more).arg(named);
}

}  // namespace gatehouse::app
