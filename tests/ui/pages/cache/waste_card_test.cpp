#include "ui/pages/cache/waste_card.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>

#include "tests/app/cache/waste_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class WasteCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFindingOpensItsCalls()
    {
        CacheWindow kit;
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), wasteCalls()));
        kit.gateway.configNow.providers = prefixProviders();
        ui::MainWindow& window = kit.open();
        window.resize(1280, 1600);
        const auto* words = kit.find<QLabel>("cache.waste.words");
        kit.find<QComboBox>("cache.waste.range")->setCurrentIndex(3);
        kit.find<QAbstractButton>("cache.waste.go")->click();
        QTRY_VERIFY_WITH_TIMEOUT(words->text().contains(QStringLiteral("the dearest first")),
                                 20'000);
        auto* finding = kit.find<QAbstractButton>("cache.waste.finding.0");
        QVERIFY(finding != nullptr);
        QVERIFY(finding->accessibleName().contains(QStringLiteral("$")));
        savePicture(window, "cache-waste");
        QSignalSpy went(window.navigator(), &ui::Navigator::went);
        finding->click();
        QCOMPARE(went.at(0).at(0).toString(), QStringLiteral("traffic"));
        const QString filter = went.at(0).at(1).toMap().value(QStringLiteral("filter")).toString();
        QVERIFY(filter.startsWith(QStringLiteral("id:01GUARDED")));
        QVERIFY(filter.contains(QStringLiteral(" or id:")));
    }

    void aPromptThatComesAgainIsKeptWithOneClick()
    {
        CacheWindow kit(false);
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), wasteCalls()));
        kit.gateway.configNow.providers = prefixProviders();
        ui::MainWindow& window = kit.open();
        kit.find<QAbstractButton>("cache.waste.go")->click();
        const auto pins = [&window] {
            QList<QAbstractButton*> found;
            for (auto* each : window.findChildren<QAbstractButton*>())
                if (each->objectName().startsWith(QStringLiteral("cache.waste.pin.")))
                    found.append(each);
            return found;
        };
        QTRY_COMPARE_WITH_TIMEOUT(pins().size(), 1, 20'000);
        auto* pin = pins().front();
        QVERIFY(pin->isEnabled());
        pin->click();
        QVERIFY(!pin->isEnabled());
        QCOMPARE(pin->text(), QStringLiteral("Kept"));
        QVERIFY(kit.find<QWidget>("cache.none")->isVisible());  // the cache is on now
        window.findChild<QAbstractButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(pin->isEnabled());
    }

    void whereThereIsNothingItSaysSo()
    {
        CacheWindow kit(false);
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), {}));
        kit.open();
        QVERIFY(kit.find<QWidget>("cache.waste")->isVisible());
        const auto* words = kit.find<QLabel>("cache.waste.words");
        kit.find<QAbstractButton>("cache.waste.go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(words->text(), QStringLiteral("There is no call in that time."),
                                  20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WasteCardTest;
GH_SUITE(WasteCardTest)
#include "waste_card_test.moc"
