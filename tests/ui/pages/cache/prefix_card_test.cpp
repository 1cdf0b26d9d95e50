#include "ui/pages/cache/prefix_card.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>

#include "tests/app/cache/prefix_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class PrefixCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFindingOpensItsTwoCalls()
    {
        CacheWindow kit;
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), prefixCalls()));
        kit.gateway.configNow.providers = prefixProviders();
        ui::MainWindow& window = kit.open();
        window.resize(1280, 1500);
        const auto* words = kit.find<QLabel>("cache.prefix.words");
        kit.find<QComboBox>("cache.prefix.range")->setCurrentIndex(3);
        kit.find<QAbstractButton>("cache.prefix.go")->click();
        QTRY_VERIFY_WITH_TIMEOUT(words->text().contains(QStringLiteral(" lost: ")), 20'000);
        auto* finding = kit.find<QAbstractButton>("cache.prefix.finding.0");
        QVERIFY(finding != nullptr && finding->isEnabled());
        QVERIFY(finding->accessibleName().contains(QStringLiteral("Web shop")));
        savePicture(window, "cache-prefix");
        QSignalSpy went(window.navigator(), &ui::Navigator::went);
        finding->click();
        QCOMPARE(went.at(0).at(0).toString(), QStringLiteral("traffic"));
        const QString calls = went.at(0).at(1).toMap().value(QStringLiteral("compare")).toString();
        QCOMPARE(calls, QStringLiteral("2,3"));
    }

    void wherePromptsAreTheSameNothingIsLost()
    {
        CacheWindow kit(false);
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), {}));
        kit.open();
        QVERIFY(kit.find<QWidget>("cache.prefix")->isVisible());  // also where ours is off
        const auto* words = kit.find<QLabel>("cache.prefix.words");
        kit.find<QAbstractButton>("cache.prefix.go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(words->text(), QStringLiteral("There is no call in that time."),
                                  20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PrefixCardTest;
GH_SUITE(PrefixCardTest)
#include "prefix_card_test.moc"
