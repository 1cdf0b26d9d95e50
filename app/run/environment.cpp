#include "app/run/environment.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::app {
namespace {

/// When a row counts.
enum class When : quint8 { Always, GatewayKey, OwnKeys };

/// One variable: its value, or nullptr to take it out. An empty program means all.
struct Variable {
    const char* program;
    When when;
    const char* name;
    const char* value;
};

// clang-format off
constexpr Variable kVariables[] = {
    {"", When::Always,     "GATEHOUSE_URL",             "{base}"},
    {"", When::Always,     "GATEHOUSE_KEY",             "{key}"},
    // With a gateway key the model decides which provider is meant, aliases included.
    {"", When::GatewayKey, "OPENAI_BASE_URL",           "{base}/v1"},
    {"", When::GatewayKey, "OPENAI_API_BASE",           "{base}/v1"},
    {"", When::GatewayKey, "OPENAI_API_KEY",            "{key}"},
    {"", When::GatewayKey, "ANTHROPIC_BASE_URL",        "{base}"},
    {"", When::GatewayKey, "ANTHROPIC_API_BASE",        "{base}"},
    {"", When::GatewayKey, "ANTHROPIC_API_KEY",         "{key}"},
    {"", When::GatewayKey, "ANTHROPIC_AUTH_TOKEN",      nullptr},
    {"", When::GatewayKey, "GOOGLE_GEMINI_BASE_URL",    "{base}"},
    {"", When::GatewayKey, "GEMINI_API_KEY",            "{key}"},
    {"", When::GatewayKey, "GOOGLE_API_KEY",            nullptr},  // it would win over the other
    // A key of one's own fits one provider only, so the path names it.
    {"", When::OwnKeys,    "OPENAI_BASE_URL",           "{base}/openai/v1"},
    {"", When::OwnKeys,    "OPENAI_API_BASE",           "{base}/openai/v1"},
    {"", When::OwnKeys,    "ANTHROPIC_BASE_URL",        "{base}/anthropic"},
    {"", When::OwnKeys,    "ANTHROPIC_API_BASE",        "{base}/anthropic"},
    {"", When::OwnKeys,    "GOOGLE_GEMINI_BASE_URL",    "{base}/google-ai-studio"},
    // Other clouds and logins go past the gateway.
    {"", When::Always,     "GOOGLE_GENAI_USE_VERTEXAI", nullptr},
    {"", When::Always,     "GOOGLE_GENAI_USE_GCA",      nullptr},
    {"", When::Always,     "CLAUDE_CODE_USE_BEDROCK",   nullptr},
    {"", When::Always,     "CLAUDE_CODE_USE_VERTEX",    nullptr},
    {"", When::Always,     "CLAUDE_CODE_USE_FOUNDRY",   nullptr},
    // Claude Code takes this one without asking, and before a saved login.
    {"claude", When::GatewayKey, "ANTHROPIC_AUTH_TOKEN", "{key}"},
    {"claude", When::GatewayKey, "ANTHROPIC_API_KEY",    nullptr},
};

struct Arguments {
    const char* program;
    When when;
    const char* arguments[4];
};

constexpr Arguments kArguments[] = {
    {"codex", When::GatewayKey, {"-c", "model_provider=\"gatehouse\"", "-c",
     R"(model_providers.gatehouse={name="Gatehouse",base_url="{base}/v1",env_key="GATEHOUSE_KEY",wire_api="responses"})"}},
    {"codex", When::OwnKeys, {"-c", "openai_base_url=\"{base}/openai/v1\"", nullptr, nullptr}},
};

// clang-format on

bool counts(When when, RunKeys keys)
{
    return when == When::Always || (when == When::GatewayKey) == (keys == RunKeys::Gateway);
}

bool isMeant(const char* program, const QString& name)
{
    return *program == '\0' || name == QLatin1String(program);
}

/// `later` laid over `first`, object by object.
QJsonObject merged(QJsonObject first, const QJsonObject& later)
{
    for (auto at = later.begin(); at != later.end(); ++at) {
        const QJsonValue value = *at;
        first[at.key()] = value.isObject()
                              ? QJsonValue(merged(first[at.key()].toObject(), value.toObject()))
                              : value;
    }
    return first;
}

/// OpenCode reads no addresses from the environment, but a piece of its config.
QString openCodeConfig(const QString& before, const QString& baseUrl, const QString& key,
                       RunKeys keys)
{
    struct Row {
        const char* provider;
        const char* own;   ///< path below the gateway with a key of one's own
        const char* ours;  ///< and with a gateway key
    };

    constexpr Row kRows[] = {{"openai", "/openai/v1", "/v1"},
                             {"anthropic", "/anthropic/v1", "/v1"},
                             {"google", "/google-ai-studio/v1beta", "/v1beta"}};
    QJsonObject providers;
    for (const Row& row : kRows) {
        const bool ours = keys == RunKeys::Gateway;
        QJsonObject options;
        options[QLatin1String("baseURL")] =
            QString(baseUrl + QLatin1String(ours ? row.ours : row.own));
        if (ours) options[QLatin1String("apiKey")] = key;
        providers[QLatin1String(row.provider)] = QJsonObject{{QStringLiteral("options"), options}};
    }
    const QJsonObject piece{{QStringLiteral("provider"), providers}};
    const QJsonObject whole = QJsonDocument::fromJson(before.toUtf8()).object();
    return QString::fromUtf8(QJsonDocument(merged(whole, piece)).toJson(QJsonDocument::Compact));
}

void spareTheProxy(QProcessEnvironment& environment)
{
    bool proxied = false;
    for (const char* name :
         {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        proxied = proxied || environment.contains(QLatin1String(name));
    }
    if (!proxied) return;
    for (const char* name : {"no_proxy", "NO_PROXY"}) {
        QString list = environment.value(QLatin1String(name));
        if (!list.isEmpty()) list += QLatin1Char(',');
        environment.insert(QLatin1String(name), list + QStringLiteral("127.0.0.1,localhost,::1"));
    }
}

}  // namespace

RunPlan planRun(QProcessEnvironment before, const QStringList& command, const QString& baseUrl,
                const QString& key, RunKeys keys)
{
    const QString program = QFileInfo(command.value(0)).fileName();
    const auto filled = [&](const char* value) {
        QString text = QString::fromLatin1(value);
        return text.replace(QLatin1String("{base}"), baseUrl).replace(QLatin1String("{key}"), key);
    };
    RunPlan plan{std::move(before), command, {}, {}};
    for (const Variable& row : kVariables) {
        if (!counts(row.when, keys) || !isMeant(row.program, program)) continue;
        const QString name = QString::fromLatin1(row.name);
        if (row.value == nullptr) {
            plan.environment.remove(name);
        } else {
            plan.environment.insert(name, filled(row.value));
        }
    }
    if (keys == RunKeys::Own) {
        // Claude Code sends these beside its own key or login, so its calls are still told apart.
        const QString name = QStringLiteral("ANTHROPIC_CUSTOM_HEADERS");
        QString headers = plan.environment.value(name);
        if (!headers.isEmpty()) headers += QLatin1Char('\n');
        plan.environment.insert(name, headers + filled("cf-aig-authorization: Bearer {key}"));
    }
    if (program == QLatin1String("opencode")) {
        const QString name = QStringLiteral("OPENCODE_CONFIG_CONTENT");
        plan.environment.insert(name,
                                openCodeConfig(plan.environment.value(name), baseUrl, key, keys));
    }
    // Version 0.61 refuses the kind of sign-in it derives from the address itself, and a Google
    // login goes past the gateway. The user's own override file is left alone.
    const QString systemSettings = QStringLiteral("GEMINI_CLI_SYSTEM_SETTINGS_PATH");
    if (program == QLatin1String("gemini") && keys == RunKeys::Gateway &&
        !plan.environment.contains(systemSettings)) {
        plan.fileVariable = systemSettings;
        plan.fileContent = R"({"security": {"auth": {"selectedType": "gemini-api-key"}}})"
                           "\n";
    }
    spareTheProxy(plan.environment);
    for (const Arguments& row : kArguments) {
        if (!counts(row.when, keys) || !isMeant(row.program, program)) continue;
        qsizetype at = 1;
        for (const char* argument : row.arguments) {
            if (argument != nullptr) plan.command.insert(at++, filled(argument));
        }
    }
    return plan;
}

}  // namespace gatehouse::app
