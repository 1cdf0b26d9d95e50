#include "proxy/server/options.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::server {

class OptionsTest : public QObject {
    Q_OBJECT

private slots:

    /// What --help names is in the manual page, and the other way round is what people read there.
    void theManualHasItAll()
    {
        QFile page(QStringLiteral(GATEHOUSE_SOURCE_DIR "/packaging/server/gatehouse-server.8"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(page.readAll()).remove(QLatin1Char('\\'));
        const QString help = QString::fromStdString(usage());
        QRegularExpressionMatchIterator words =
            QRegularExpression(QStringLiteral("--[a-z]+|(?<=gatehouse-server )[a-z]+|audit verify"))
                .globalMatch(help);
        int seen = 0;
        for (; words.hasNext(); ++seen) {
            const QString word = words.next().captured();
            QVERIFY2(manual.contains(word), qPrintable(word));
        }
        QVERIFY(seen > 15);
    }

    void nothingMeansServe()
    {
        const auto options = parseOptions({});
        QVERIFY(options);
        QVERIFY(options->command == Command::Serve);
        QVERIFY(options->config.empty() && options->listen.empty());
        QVERIFY(!options->data.empty());
    }

    void bothWaysToGiveAValue()
    {
        const auto options = parseOptions(
            {"--config", "a.json", "--listen=127.0.0.1:1", "--listen", "[::1]:2", "--data=d"});
        QVERIFY(options);
        QCOMPARE(options->config, std::string("a.json"));
        QCOMPARE(options->listen, (std::vector<std::string>{"127.0.0.1:1", "[::1]:2"}));
        QCOMPARE(options->data, std::string("d"));
    }

    void commands()
    {
        QVERIFY(parseOptions({"--check", "--config", "x"})->command == Command::Check);
        QVERIFY(parseOptions({"--version"})->command == Command::Version);
        QVERIFY(parseOptions({"-h"})->command == Command::Help);
        const auto logs = parseOptions({"logs", "--json", "--follow", "--last", "0"});
        QVERIFY(logs && logs->command == Command::Logs && logs->json && logs->follow);
        QCOMPARE(logs->last, 0);
        const auto audit = parseOptions({"audit", "--format", "cef", "--after=9", "--follow"});
        QVERIFY(audit && audit->command == Command::Audit && audit->follow);
        QVERIFY(audit->form == "cef" && audit->after == 9);
        const auto verify = parseOptions({"audit", "verify", "--expect", "3:ab"});
        QVERIFY(verify && verify->command == Command::Verify && verify->expect == "3:ab");
        for (const char* word :
             {"audit", "verify", "--format", "--after", "--expect", "--config", "--listen",
              "--data", "--check", "logs", "--follow", "--json", "--last", "--version"}) {
            QVERIFY2(usage().find(word) != std::string::npos, word);
        }
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown") << QStringList{"--wrong"} << "--wrong";
        QTest::newRow("no value") << QStringList{"--config"} << "--config";
        QTest::newRow("no number") << QStringList{"logs", "--last", "many"} << "many";
        QTest::newRow("form") << QStringList{"audit", "--format", "xml"} << "xml";
        QTest::newRow("verify what") << QStringList{"verify"} << "verify";
        QTest::newRow("negative") << QStringList{"logs", "--last=-1"} << "--last=-1";
    }

    void mistakesAreNamed()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, named);
        std::vector<std::string> arguments;
        for (const auto& word : words) arguments.push_back(word.toStdString());
        const auto options = parseOptions(arguments);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Invalid);
        QVERIFY2(options.error().message.find(named.toStdString()) != std::string::npos,
                 options.error().message.c_str());
        QCOMPARE(options.error().hint, usage());
    }
};

}  // namespace gatehouse::server

using gatehouse::server::OptionsTest;
GH_SUITE(OptionsTest)
#include "options_test.moc"
