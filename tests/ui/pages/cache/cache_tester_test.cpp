#include "ui/pages/cache/cache_tester.h"

#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class CacheTesterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void typedAndTakenFromTraffic()
    {
        CacheWindow kit;
        QVERIFY(fillKept(kit.gateway.databasePath().toStdString(), kit.now));
        ui::MainWindow& window = kit.open({}, {1280, 1400});
        auto* first = kit.find<QPlainTextEdit>("cache.try.first");
        auto* second = kit.find<QPlainTextEdit>("cache.try.second");
        auto* menu = kit.find<QToolButton>("cache.try.first.recent")->menu();
        Q_EMIT menu->aboutToShow();
        QTRY_COMPARE(menu->actions().size(), 12);
        menu->actions().constFirst()->trigger();
        QTRY_VERIFY(first->toPlainText().startsWith(QLatin1Char('{')));
        second->setPlainText(first->toPlainText());
        const auto* verdict = kit.find<QLabel>("cache.try.verdict");
        QTRY_VERIFY(verdict->text().startsWith(QStringLiteral("Yes")));
        QString other = first->toPlainText();
        second->setPlainText(
            other.replace(QStringLiteral("\"user\""), QStringLiteral("\"system\"")));
        QTRY_COMPARE(verdict->text(), QStringLiteral("No: their keys differ."));
        QVERIFY(kit.find<QLabel>("cache.try.likeness") != nullptr);
        savePicture(window, "cache-tester");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheTesterTest;
GH_SUITE(CacheTesterTest)
#include "cache_tester_test.moc"
