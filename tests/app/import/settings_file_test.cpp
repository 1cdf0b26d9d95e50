#include "app/import/settings_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/export/bundle_file.h"
#include "proxy/core/config/codec.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class SettingsFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& text)
    {
        QFile file(folder_.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(text);
        return file.fileName();
    }

private Q_SLOTS:

    void variablesBecomeProviders()
    {
        const auto read = app::readSettingsFile(
            write(".env",
                  "# keys\nexport OPENAI_API_KEY=\"sk-one\"\n\nANTHROPIC_API_KEY='sk-two'\n"
                  "DATABASE_URL=postgres://x\nbroken\n"));
        QVERIFY(read.ok());
        QCOMPARE(read->kind, QStringLiteral(".env"));
        QCOMPARE(read->choices.size(), std::size_t(2));
        for (const auto& choice : read->choices) {
            QVERIFY(choice.provider.key.empty());  // the file's value is kept, not its place
            QVERIFY(choice.key.reveal() == (choice.provider.id == "openai" ? "sk-one" : "sk-two"));
        }
        QCOMPARE(read->left, QStringList{QStringLiteral("DATABASE_URL")});
    }

    void ourOwnComesBackWhole()
    {
        config::Config config = config::firstRun();
        config.records.keepDays = 7;
        const auto read = app::readSettingsFile(
            write("gatehouse.json", QByteArray::fromStdString(config::print(config))));
        QVERIFY(read.ok());
        QVERIFY(read->whole.has_value());
        QCOMPARE(read->whole->records.keepDays, std::int64_t{7});
        const QString bundle = folder_.filePath(QStringLiteral("bundle"));
        QVERIFY(app::writeBundle(app::serverBundle(config, 1, {}), bundle, {}).ok());
        const auto back = app::readSettingsFile(bundle);
        QVERIFY(back.ok() && back->whole.has_value());
        QCOMPARE(back->whole->records.keepDays, std::int64_t{7});
    }

    void whatIsNoneSaysWhatWouldBe()
    {
        QVERIFY(!app::readSettingsFile(folder_.filePath(QStringLiteral("nothing"))).ok());
        const auto read = app::readSettingsFile(write("letter.txt", "Dear reader,\n"));
        QVERIFY(!read.ok());
        QVERIFY(read.error().hint.find("config.yaml") != std::string::npos);
        QVERIFY(!app::readSettingsFile(write("broken.json", "{\"server\": {\"no\": 1}}")).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SettingsFileTest;
GH_SUITE(SettingsFileTest)
#include "settings_file_test.moc"
