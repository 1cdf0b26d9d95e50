#include "ui/pages/routes/starter_gallery.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class StarterGalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyStarterHasACard()
    {
        theme();
        ui::StarterGallery gallery;
        gallery.resize(900, 600);
        gallery.show(config::firstRun());
        const auto cards = gallery.findChildren<ui::StarterCard*>();
        QCOMPARE(cards.size(), 11);
        QString chosen;
        connect(&gallery, &ui::StarterGallery::chosen, &gallery,
                [&chosen](const app::Starter& starter) { chosen = starter.id; });
        for (ui::StarterCard* card : cards) {
            QVERIFY(!card->accessibleName().isEmpty() && !card->accessibleDescription().isEmpty());
            card->click();
            QVERIFY(card->objectName().endsWith(chosen));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StarterGalleryTest;
GH_SUITE(StarterGalleryTest)
#include "starter_gallery_test.moc"
