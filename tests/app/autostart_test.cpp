#include "app/autostart.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class AutostartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSwitchMakesAndRemovesTheFile()
    {
        QTemporaryDir home;
        const app::Autostart autostart(home.filePath(QStringLiteral("autostart")),
                                       QStringLiteral("dev.gatehouse.Gatehouse"),
                                       {QStringLiteral("gatehouse")});
        QVERIFY(!autostart.isOn());
        QCOMPARE(autostart.set(true, false), QString());
        QVERIFY(autostart.isOn());
        QVERIFY(!autostart.isHidden());
        QCOMPARE(autostart.set(true, true), QString());
        QVERIFY(autostart.isHidden());
        QCOMPARE(autostart.set(false, true), QString());
        QVERIFY(!QFile::exists(autostart.path()));
        QCOMPARE(autostart.set(false, false), QString());
    }

    /// Desktops switch an entry off by a line of their own.
    void whatTheDesktopSwitchedOffIsOff()
    {
        QTemporaryDir home;
        const app::Autostart autostart(home.path(), QStringLiteral("g"),
                                       {QStringLiteral("gatehouse")});
        QCOMPARE(autostart.set(true, false), QString());
        QFile file(autostart.path());
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden=true\n");
        file.close();
        QVERIFY(!autostart.isOn());
    }

    void aRefusalHasItsWords()
    {
        QTemporaryDir home;
        QFile inTheWay(home.filePath(QStringLiteral("autostart")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        const app::Autostart autostart(inTheWay.fileName(), QStringLiteral("g"), {});
        QVERIFY(autostart.set(true, false).contains(inTheWay.fileName()));
    }

    void commandsAreQuoted()
    {
        QCOMPARE(app::execLine({QStringLiteral("/opt/a b/gatehouse"), QStringLiteral("--data"),
                                QStringLiteral("100%$x\"y\\z")}),
                 QStringLiteral("\"/opt/a b/gatehouse\" \"--data\" "
                                "\"100%%\\\\$x\\\\\"y\\\\\\\\z\""));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AutostartTest;
GH_SUITE(AutostartTest)
#include "autostart_test.moc"
