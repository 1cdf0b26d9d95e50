#include "ui/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class OptionsTest : public QObject {
    Q_OBJECT

    static ui::Options read(const QStringList& arguments)
    {
        QCommandLineParser parser;
        ui::describeOptions(parser);
        if (!parser.parse(QStringList{QStringLiteral("gatehouse")} + arguments)) return {};
        return ui::options(parser);
    }

private Q_SLOTS:

    void theManualHasThemAll()
    {
        QFile page(QStringLiteral(GATEHOUSE_SOURCE_DIR "/packaging/linux/gatehouse.1"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(page.readAll()).remove(QLatin1Char('\\'));
        QCommandLineParser parser;
        ui::describeOptions(parser);
        const QString help = parser.helpText();
        auto words = QRegularExpression(QStringLiteral("--[a-z][a-z-]+")).globalMatch(help);
        int seen = 0;
        for (; words.hasNext(); ++seen) {
            const QString word = words.next().captured();
            // Of Qt's own: every translation besides the language.
            if (word == QLatin1String("--help-all")) continue;
            QVERIFY2(manual.contains(word), qPrintable(word));
        }
        QVERIFY(seen > 10);
        for (const char* command : {"run", "connect", "calls", "export-server", "import-server"})
            QVERIFY2(manual.contains(QStringLiteral(".B ") + QLatin1String(command)), command);
    }

    void nothingGivenIsTheUsersOwnFolder()
    {
        const ui::Options options = read({});
        QVERIFY(QDir::isAbsolutePath(options.data));
        QCOMPARE(options.config, options.data + QStringLiteral("/gatehouse.json"));
        QVERIFY(options.restart.isEmpty());
        QVERIFY(!options.ownKeys && !options.hidden && !options.safe);
        QVERIFY(!options.size.isValid());
    }

    void aProfileKeepsItsKeys()
    {
        const ui::Options options = read({QStringLiteral("--profile"), QStringLiteral("here"),
                                          QStringLiteral("--hidden"), QStringLiteral("--safe-mode"),
                                          QStringLiteral("--size"), QStringLiteral("960x600")});
        QVERIFY(options.ownKeys && options.hidden && options.safe);
        QCOMPARE(options.data, QDir(QStringLiteral("here")).absolutePath());
        QCOMPARE(options.restart, (QStringList{QStringLiteral("--profile"), options.data}));
        QCOMPARE(options.size, QSize(960, 600));
    }

    void aLinkIsAPlace()
    {
        QCOMPARE(read({QStringLiteral("gatehouse://traffic?filter=status:5xx")}).page,
                 QStringLiteral("traffic?filter=status:5xx"));
        QCOMPARE(read({QStringLiteral("file:///etc/passwd")}).page, QString());
    }

    void aStartAtLoginFindsTheSameData()
    {
        const ui::Options options = read({QStringLiteral("--data"), QStringLiteral("/a/b"),
                                          QStringLiteral("--config"), QStringLiteral("/c.json")});
        QCOMPARE(options.restart,
                 (QStringList{QStringLiteral("--data"), QStringLiteral("/a/b"),
                              QStringLiteral("--config"), QStringLiteral("/c.json")}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OptionsTest;
GH_SUITE(OptionsTest)
#include "options_test.moc"
