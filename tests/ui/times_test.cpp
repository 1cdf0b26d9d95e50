#include "ui/times.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class TimesTest : public QObject {
    Q_OBJECT

    static QList<QJsonObject> linesOf(const QString& path, const char* what)
    {
        QFile file(path);
        QList<QJsonObject> lines;
        if (!file.open(QIODevice::ReadOnly)) return lines;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const auto one = QJsonDocument::fromJson(line).object();
            if (one[QStringLiteral("what")].toString() == QLatin1String(what)) lines.append(one);
        }
        return lines;
    }

private Q_SLOTS:

    void startPagesAndGaps()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("times"));
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        QVERIFY(kit.fill(50));
        ui::MainWindow& window = kit.show();
        ui::Times times(path, *window.navigator());
        QVERIFY(times.isOpen());
        times.watch(window);
        window.navigator()->go(QStringLiteral("traffic"));
        QVERIFY(linesOf(path, "painted").isEmpty());
        QTRY_COMPARE(linesOf(path, "painted").size(), 1);
        QTRY_COMPARE(linesOf(path, "filled").size(), 1);
        const auto at = [&](const char* what) {
            return linesOf(path, what).first()[QStringLiteral("at")].toDouble();
        };
        QVERIFY(at("painted") > 0 && at("filled") >= at("painted"));
        QVERIFY(linesOf(path, "page").isEmpty());  // the first one is the start

        for (const char* page : {"settings", "traffic", "settings"}) {
            const auto before = linesOf(path, "page").size();
            window.navigator()->go(QString::fromLatin1(page));
            QTRY_COMPARE(linesOf(path, "page").size(), before + 1);
        }
        const auto pages = linesOf(path, "page");
        QList<bool> first;
        for (const QJsonObject& line : pages) {
            first.append(line[QStringLiteral("first")].toBool());
            QVERIFY(line[QStringLiteral("ms")].toDouble() > 0);
        }
        QCOMPARE(first, (QList<bool>{true, false, false}));
        QCOMPARE(pages[0][QStringLiteral("page")].toString(), QStringLiteral("settings"));
        QTRY_VERIFY(!linesOf(path, "gap").isEmpty());
        const QJsonObject gap = linesOf(path, "gap").first();
        QVERIFY(gap[QStringLiteral("ms")].toDouble() >= gap[QStringLiteral("own")].toDouble());
    }

    void aFileThatCannotBe()
    {
        ui::Navigator navigator;
        const ui::Times times(QStringLiteral("/nowhere/at/all"), navigator);
        QVERIFY(!times.isOpen());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TimesTest;
GH_SUITE(TimesTest)
#include "times_test.moc"
