#include <QDir>
#include <QFile>

#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "tests/support/suite.h"

using namespace gatehouse;

class SamplesTest : public QObject {
    Q_OBJECT

    static QString folder() { return QStringLiteral(GATEHOUSE_SOURCE_DIR "/resources/samples/"); }

    static QByteArray contentOf(const QString& name)
    {
        QFile file(folder() + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:

    void everySampleCanBePublished_data()
    {
        QTest::addColumn<QString>("name");
        const auto names = QDir(folder()).entryList({"*.json"}, QDir::Files);
        QVERIFY(names.size() >= 4);
        for (const auto& name : names) QTest::newRow(qPrintable(name)) << name;
    }

    void everySampleCanBePublished()
    {
        QFETCH(QString, name);
        const std::string text = contentOf(name).toStdString();
        std::vector<config::Problem> problems;
        const auto parsed = config::parse(text, problems);
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().message.c_str());
        problems = config::validate(*parsed, provider::Catalogue::builtIn());
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].path.c_str());
        for (const auto& chosen : parsed->providers) {
            QVERIFY(provider::resolve(provider::Catalogue::builtIn(), chosen).ok());
        }
    }

    void theSamplesAreWrittenAsWeWriteThem()
    {
        // server.json and the rest leave defaults out, so print() gives the very same text.
        for (const char* name :
             {"sample-only.json", "server.json", "emulator.json", "local-models.json"}) {
            const std::string text = contentOf(name).toStdString();
            std::vector<config::Problem> problems;
            const auto parsed = config::parse(text, problems);
            QVERIFY(parsed.ok());
            QCOMPARE(config::print(*parsed), text);
        }
    }

    void everyVariableOfTheEmulatorIsExplained()
    {
        std::vector<config::Problem> problems;
        const auto parsed = config::parse(contentOf("emulator.json").toStdString(), problems);
        QVERIFY(parsed.ok());
        const auto readme = contentOf("README.md");
        for (const auto& chosen : parsed->providers) {
            if (chosen.key.empty()) continue;
            const auto line = "export " + std::string(chosen.key.name()) + "=";
            QVERIFY2(readme.contains(QByteArray::fromStdString(line)), line.c_str());
        }
    }

    void theServerIsShutToStrangers()
    {
        std::vector<config::Problem> problems;
        const auto parsed = config::parse(contentOf("server.json").toStdString(), problems);
        QVERIFY(parsed.ok());
        QVERIFY(!parsed->server.openOnLoopback);
        QCOMPARE(parsed->access.keys.at(0).value.text, std::string("env:GATEHOUSE_KEY"));
    }
};

GH_SUITE(SamplesTest)
#include "samples_test.moc"
