#include "app/connect/snippet.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine_bridge.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const app::SnippetPlace kPlace{QStringLiteral("http://127.0.0.1:8686"),
                               QStringLiteral("gh_example"), QStringLiteral("sample/hello")};

}  // namespace

class SnippetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everythingThatIsOwedIsThere()
    {
        QSet<QString> ids;
        for (const app::Snippet& row : app::snippets()) ids.insert(QString::fromLatin1(row.id));
        QCOMPARE(static_cast<std::size_t>(ids.size()), app::snippets().size());
        for (const char* id :
             {"curl", "python-openai", "python-anthropic", "python-google", "typescript-openai",
              "typescript-anthropic", "typescript-google", "go", "langchain", "claude-code",
              "codex", "gemini-cli", "opencode", "cursor", "continue"}) {
            QVERIFY2(ids.contains(QLatin1String(id)), id);
            QCOMPARE(app::findSnippet(QLatin1String(id))->id, id);
        }
        QVERIFY(app::findSnippet(QStringLiteral("nothing")) == nullptr);
    }

    void theAddressFitsTheDialect_data()
    {
        QTest::addColumn<QString>("id");
        for (const app::Snippet& row : app::snippets()) {
            QTest::newRow(row.id) << QString::fromLatin1(row.id);
        }
    }

    /// OpenAI's clients want the version in the base URL; Anthropic's and Google's add it, and two
    /// of them would be one too many.
    void theAddressFitsTheDialect()
    {
        QFETCH(const QString, id);
        const app::Snippet& row = *app::findSnippet(id);
        const QString text = app::snippetText(row, kPlace);
        QVERIFY2(!text.contains(QLatin1Char('{') + QStringLiteral("base")) &&
                     !text.contains(QLatin1String("{key}")) &&
                     !text.contains(QLatin1String("{model}")),
                 qPrintable(text));
        const bool openai = QLatin1String(row.dialect).startsWith(QLatin1String("openai"));
        const bool several = id == QLatin1String("environment");
        QCOMPARE(text.contains(kPlace.baseUrl + QStringLiteral("/v1")), openai);
        QCOMPARE(text.count(kPlace.baseUrl), several ? 3 : 1);
        QVERIFY(id == QLatin1String("codex") || text.contains(kPlace.key));
        const bool hasModel = !several && row.group == app::SnippetGroup::Program;
        QVERIFY(!hasModel || text.contains(kPlace.model));
        QVERIFY(!app::snippetTitle(row.group).isEmpty());
        QCOMPARE(app::snippetNote(row).isEmpty(), *row.note == '\0');
    }

    void environmentGivesEachDialectItsOwnAddress()
    {
        const QString text =
            app::snippetText(*app::findSnippet(QStringLiteral("environment")), kPlace);
        QVERIFY(text.contains(QLatin1String("OPENAI_BASE_URL=http://127.0.0.1:8686/v1\n")));
        QVERIFY(text.contains(QLatin1String("ANTHROPIC_BASE_URL=http://127.0.0.1:8686\n")));
        QVERIFY(text.contains(QLatin1String("GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:8686\n")));
    }

    void openCodeIsJson()
    {
        const QString text =
            app::snippetText(*app::findSnippet(QStringLiteral("opencode")), kPlace);
        QJsonParseError error{};
        const QJsonObject root = QJsonDocument::fromJson(text.toUtf8(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(root[QLatin1String("model")].toString(), QStringLiteral("gatehouse/sample/hello"));
    }

    void valuesCannotLeaveTheirString()
    {
        const app::SnippetPlace odd{kPlace.baseUrl, QStringLiteral("a'; rm -rf \"$HOME\" `x`\n"),
                                    QStringLiteral("m\\\"o")};
        const QString text = app::snippetText(*app::findSnippet(QStringLiteral("curl")), odd);
        QVERIFY(text.contains(QLatin1String("Bearer a; rm -rf HOME x'")));
        QVERIFY(text.contains(QLatin1String("\"model\": \"mo\"")));
    }

    void theKeyDependsOnWhatTheGatewayWants()
    {
        config::Config config = config::firstRun();
        QCOMPARE(app::snippetPlace(config, kPlace.baseUrl).key, QStringLiteral("unused"));
        config.server.openOnLoopback = false;
        QCOMPARE(app::snippetPlace(config, kPlace.baseUrl).key, QStringLiteral("YOUR-GATEWAY-KEY"));
    }

    /// The one snippet that needs nothing but a shell is run as it stands.
    void curlWorksAsItStands()
    {
        if (QProcess::execute(QStringLiteral("curl"), {QStringLiteral("--version")}) != 0)
            QSKIP("curl is not installed: the snippet was NOT tried");
        QTemporaryDir folder;
        app::EngineBridge bridge({folder.path(), {}, {}});
        config::Config config = config::firstRun();
        config.server.listen = {"127.0.0.1:0"};
        bridge.start(config);
        QTRY_COMPARE(bridge.phase(), app::Phase::Running);
        const app::Snippet& row = *app::findSnippet(QStringLiteral("curl"));
        const QString text =
            app::snippetText(row, app::snippetPlace(bridge.config(), bridge.baseUrl()));
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), text});
        QSignalSpy ended(&shell, &QProcess::finished);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
        const QByteArray answer = shell.readAllStandardOutput();
        QCOMPARE(shell.exitCode(), 0);
        QVERIFY2(answer.contains("data: [DONE]"), answer.constData());
        QVERIFY2(answer.contains("\"delta\""), answer.constData());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SnippetTest;
GH_SUITE(SnippetTest)
#include "snippet_test.moc"
