#include "ui/pages/cache/kept_view.h"

#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"
#include "ui/widgets/conversation_view.h"

namespace gatehouse::tests {

class KeptViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itsQuestionAndItsAnswer()
    {
        CacheWindow kit;
        QVERIFY(fillKept(kit.gateway.databasePath().toStdString(), kit.now));
        const QString key = QString::fromStdString(kit.gateway.cacheNow.answers.front().key);
        ui::MainWindow& window = kit.open({{QStringLiteral("entry"), key}});
        auto* view = kit.find<QWidget>("cache.entry");
        QVERIFY(view->isVisible());
        const auto* said = view->findChild<ui::ConversationView*>();
        QTRY_COMPARE(said->cards(), 2);
        savePicture(window, "cache-entry");
        kit.find<QPushButton>("cache.entry.traffic")->click();
        QCOMPARE(window.navigator()->page(), QStringLiteral("traffic"));
    }

    void aSimilarHitSaysSoAndCanBeRefused()
    {
        CacheWindow kit;
        const auto& answer = kit.gateway.cacheNow.answers[1];
        kit.open({{QStringLiteral("call"), QString::fromStdString(answer.call)},
                  {QStringLiteral("pair"), QString(32, QLatin1Char('a'))},
                  {QStringLiteral("score"), 931}});
        QVERIFY(kit.find<QWidget>("cache.entry")->isVisible());
        auto* refuse = kit.find<QPushButton>("cache.entry.refuse");
        QVERIFY(refuse->isVisible());
        QStringList texts;
        for (const QLabel* label : kit.find<QWidget>("cache.entry.facts")->findChildren<QLabel*>())
            texts += label->text();
        QVERIFY(texts.contains(QStringLiteral("a similar question (0.93)")));
        refuse->click();
        QCOMPARE(kit.gateway.refused.size(), 1);
        QCOMPARE(kit.gateway.refused[0], qMakePair(QString(32, QLatin1Char('a')), 931));
        QVERIFY(!refuse->isEnabled());
        // From the list, nobody asked anything.
        kit.window->navigator()->go(
            QStringLiteral("cache"),
            {{QStringLiteral("entry"), QString::fromStdString(answer.key)}});
        QVERIFY(!refuse->isVisible());
    }

    void itCanBeDeleted()
    {
        CacheWindow kit;
        const auto& key = kit.gateway.cacheNow.answers[2].key;
        const std::string wanted = key;
        kit.open({{QStringLiteral("entry"), QString::fromStdString(key)}});
        kit.find<QPushButton>("cache.entry.delete")->click();
        QCOMPARE(kit.gateway.purged.front().key, wanted);
        QVERIFY(kit.find<QWidget>("cache.overview")->isVisible());
        QCOMPARE(kit.gateway.cacheNow.answers.size(), std::size_t{3});
    }

    void oneThatIsGoneIsTold()
    {
        CacheWindow kit;
        kit.open({{QStringLiteral("entry"), QStringLiteral("0000")}});
        QVERIFY(kit.find<QWidget>("cache.entry.banner")->isVisible());
        QVERIFY(!kit.find<QPushButton>("cache.entry.delete")->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeptViewTest;
GH_SUITE(KeptViewTest)
#include "kept_view_test.moc"
