#include "ui/pages/traffic_words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"

namespace gatehouse::tests {

class TrafficWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theFilterKnowsWhatThereIs()
    {
        TrafficKit kit(50);
        kit.writer->push(record::Marked{3, false, "", {"slow"}});
        QVERIFY(kit.writer->flush().ok());
        config::ProviderConfig provider;
        provider.id = "openai";
        kit.gateway.configNow.providers = {provider};
        auto* field = kit.page->findChild<ui::FilterField*>();
        auto* completer = field->findChild<QCompleter*>();
        const auto offered = [&](const char* typed) {
            Q_EMIT field->vocabularyWanted();
            field->clear();
            QTest::keyClicks(field, QLatin1String(typed));
            completer->popup()->hide();
            return completer->completionModel()->rowCount() > 0 &&
                   field->text() == QLatin1String(typed);
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered("tag:sl"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(offered("provider:op"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(offered("model:"), 20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficWordsTest;
GH_SUITE(TrafficWordsTest)
#include "traffic_words_test.moc"
