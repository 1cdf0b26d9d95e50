#include "app/run/environment.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kBase = QStringLiteral("http://127.0.0.1:8686");
const QString kKey = QStringLiteral("gh_run");

app::RunPlan planOf(const QStringList& command, app::RunKeys keys = app::RunKeys::Gateway,
                    const QProcessEnvironment& before = QProcessEnvironment())
{
    return app::planRun(before, command, kBase, kKey, keys);
}

QString value(const app::RunPlan& plan, const char* name)
{
    return plan.environment.value(QLatin1String(name), QStringLiteral("(none)"));
}

}  // namespace

class RunEnvironmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everySdkGetsItsAddressAndTheKey()
    {
        const auto plan = planOf({QStringLiteral("python3"), QStringLiteral("x.py")});
        QCOMPARE(value(plan, "OPENAI_BASE_URL"), QString(kBase + QStringLiteral("/v1")));
        QCOMPARE(value(plan, "ANTHROPIC_BASE_URL"), kBase);
        QCOMPARE(value(plan, "GOOGLE_GEMINI_BASE_URL"), kBase);
        for (const char* name :
             {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "GATEHOUSE_KEY"}) {
            QCOMPARE(value(plan, name), kKey);
        }
        QCOMPARE(plan.command.size(), 2);
        QVERIFY(plan.fileVariable.isEmpty());
    }

    void whatWouldLeadPastTheGatewayGoes()
    {
        QProcessEnvironment before;
        for (const char* name : {"GOOGLE_API_KEY", "GOOGLE_GENAI_USE_VERTEXAI",
                                 "CLAUDE_CODE_USE_BEDROCK", "ANTHROPIC_AUTH_TOKEN", "PATH"}) {
            before.insert(QLatin1String(name), QStringLiteral("x"));
        }
        const auto plan = planOf({QStringLiteral("node")}, app::RunKeys::Gateway, before);
        QCOMPARE(value(plan, "GOOGLE_API_KEY"), QStringLiteral("(none)"));
        QCOMPARE(value(plan, "GOOGLE_GENAI_USE_VERTEXAI"), QStringLiteral("(none)"));
        QCOMPARE(value(plan, "CLAUDE_CODE_USE_BEDROCK"), QStringLiteral("(none)"));
        QCOMPARE(value(plan, "ANTHROPIC_AUTH_TOKEN"), QStringLiteral("(none)"));
        QCOMPARE(value(plan, "PATH"), QStringLiteral("x"));
    }

    void ownKeysStay()
    {
        QProcessEnvironment before;
        before.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("mine"));
        const auto plan = planOf({QStringLiteral("claude")}, app::RunKeys::Own, before);
        QCOMPARE(value(plan, "OPENAI_API_KEY"), QStringLiteral("mine"));
        QCOMPARE(value(plan, "ANTHROPIC_API_KEY"), QStringLiteral("(none)"));
        QCOMPARE(value(plan, "OPENAI_BASE_URL"), QString(kBase + QStringLiteral("/openai/v1")));
        QCOMPARE(value(plan, "ANTHROPIC_BASE_URL"), QString(kBase + QStringLiteral("/anthropic")));
        QCOMPARE(value(plan, "ANTHROPIC_CUSTOM_HEADERS"),
                 QStringLiteral("cf-aig-authorization: Bearer gh_run"));
    }

    void claudeCodeGetsATokenInsteadOfAKey()
    {
        const auto plan = planOf({QStringLiteral("/usr/bin/claude")});
        QCOMPARE(value(plan, "ANTHROPIC_AUTH_TOKEN"), kKey);
        QCOMPARE(value(plan, "ANTHROPIC_API_KEY"), QStringLiteral("(none)"));
    }

    void codexGetsAProviderBeforeItsOwnArguments()
    {
        const auto plan =
            planOf({QStringLiteral("codex"), QStringLiteral("exec"), QStringLiteral("hello")});
        QCOMPARE(plan.command.size(), 7);
        QCOMPARE(plan.command.at(1), QStringLiteral("-c"));
        QVERIFY(
            plan.command.at(4).contains(QLatin1String("base_url=\"http://127.0.0.1:8686/v1\"")));
        QVERIFY(!plan.command.join(QLatin1Char(' ')).contains(kKey));  // others may see arguments
        QCOMPARE(plan.command.mid(5),
                 QStringList({QStringLiteral("exec"), QStringLiteral("hello")}));
        QCOMPARE(planOf({QStringLiteral("codex")}, app::RunKeys::Own).command.size(), 3);
    }

    void openCodeGetsAPieceOfConfigAndKeepsItsOwn()
    {
        QProcessEnvironment before;
        const QString name = QStringLiteral("OPENCODE_CONFIG_CONTENT");
        before.insert(name,
                      QStringLiteral(R"({"theme":"x","provider":{"openai":{"name":"Mine"}}})"));
        const auto plan = planOf({QStringLiteral("opencode")}, app::RunKeys::Gateway, before);
        const QJsonObject root =
            QJsonDocument::fromJson(plan.environment.value(name).toUtf8()).object();
        QCOMPARE(root[QLatin1String("theme")].toString(), QStringLiteral("x"));
        const QJsonObject openai =
            root[QLatin1String("provider")].toObject()[QLatin1String("openai")].toObject();
        QCOMPARE(openai[QLatin1String("name")].toString(), QStringLiteral("Mine"));
        const QJsonObject options = openai[QLatin1String("options")].toObject();
        QCOMPARE(options[QLatin1String("baseURL")].toString(),
                 QString(kBase + QStringLiteral("/v1")));
        QCOMPARE(options[QLatin1String("apiKey")].toString(), kKey);
    }

    void geminiCliIsToldHowToSignIn()
    {
        const auto plan = planOf({QStringLiteral("gemini")});
        QCOMPARE(plan.fileVariable, QStringLiteral("GEMINI_CLI_SYSTEM_SETTINGS_PATH"));
        QVERIFY(QJsonDocument::fromJson(plan.fileContent).isObject());
        QVERIFY(!plan.fileContent.contains(kKey.toLatin1()));
        QProcessEnvironment before;
        before.insert(plan.fileVariable, QStringLiteral("/etc/own.json"));
        const auto kept = planOf({QStringLiteral("gemini")}, app::RunKeys::Gateway, before);
        QVERIFY(kept.fileVariable.isEmpty());
    }

    void aProxyIsNotAskedForTheGateway()
    {
        QProcessEnvironment before;
        before.insert(QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://proxy.example:3128"));
        before.insert(QStringLiteral("NO_PROXY"), QStringLiteral("intranet"));
        const auto plan = planOf({QStringLiteral("node")}, app::RunKeys::Gateway, before);
        QCOMPARE(value(plan, "NO_PROXY"), QStringLiteral("intranet,127.0.0.1,localhost,::1"));
        QCOMPARE(value(plan, "no_proxy"), QStringLiteral("127.0.0.1,localhost,::1"));
        QCOMPARE(value(planOf({QStringLiteral("node")}), "NO_PROXY"), QStringLiteral("(none)"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunEnvironmentTest;
GH_SUITE(RunEnvironmentTest)
#include "environment_test.moc"
