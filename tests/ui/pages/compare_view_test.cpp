#include "ui/pages/compare_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/log_table.h"
#include "ui/widgets/texts_view.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

std::unique_ptr<record::Exchange> call(const char* id, WallMicros at, const std::string& prompt)
{
    auto made = std::make_unique<record::Exchange>();
    made->id = id;
    made->startedAt = at;
    made->endedAt = 1'000'000;
    made->method = "POST";
    made->path = "/v1/chat/completions";
    made->dialect = "openai_chat";
    made->modelAsked = "gpt-5";
    made->outcome = record::Outcome::Ok;
    made->status = 200;
    made->requestBody.bytes =
        "{\"model\":\"gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}";
    made->requestBody.totalSize = static_cast<ByteCount>(made->requestBody.bytes.size());
    return made;
}

}  // namespace

class CompareViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// M, M, Shift+M, and back by Escape.
    void fromTheListByKeys()
    {
        TrafficKit kit(0);
        kit.writer->push(record::ExchangeFinished{call("01A", kit.begun, "How many?")});
        kit.writer->push(record::ExchangeFinished{call("01B", kit.begun + 1, "How few?")});
        kit.writer->push(record::ExchangeFinished{call("01C", kit.begun + 2, "How many?")});
        auto& model = kit.page->model();
        QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() == 3 && model.rowAt(2) != nullptr, kPatience);
        auto& table = kit.page->table();
        for (const int row : {2, 1, 0}) {
            table.setCurrentIndex(model.index(row, 0));
            QTest::keyClick(&table, Qt::Key_M);
        }
        QTest::keyClick(&table, Qt::Key_M, Qt::ShiftModifier);
        auto* view = kit.page->findChild<ui::CompareView*>();
        QVERIFY(view->isVisible());
        auto* facts = view->findChild<QTreeWidget*>(QStringLiteral("traffic.compare.facts"));
        QTRY_VERIFY_WITH_TIMEOUT(facts->topLevelItemCount() > 5, kPatience);
        QCOMPARE(facts->columnCount(), 4);
        auto* verdict = view->findChild<QLabel*>(QStringLiteral("traffic.compare.verdict"));
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("1 line differs"), kPatience);
        view->findChild<QAbstractButton*>(QStringLiteral("traffic.compare.sides.2"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text(), QStringLiteral("The same"), kPatience);
        view->findChild<QTabBar*>(QStringLiteral("traffic.compare.parts"))->setCurrentIndex(2);
        auto* words = view->findChild<QLabel*>(QStringLiteral("traffic.compare.words"));
        QTRY_VERIFY_WITH_TIMEOUT(words->isVisible(), kPatience);  // no answer on either side
        QSignalSpy closed(view, &ui::CompareView::closeAsked);
        view->findChild<QAbstractButton*>(QStringLiteral("traffic.compare.back"))->click();
        QCOMPARE(closed.size(), 1);
        QVERIFY(table.isVisible());
    }

    void whatIsGoneIsSaid()
    {
        TrafficKit kit(3);
        auto* view = kit.page->findChild<ui::CompareView*>();
        view->setCalls({1, 77});
        auto* banner = view->findChild<QWidget*>(QStringLiteral("traffic.compare.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isHidden(), kPatience);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CompareViewTest;
GH_SUITE(CompareViewTest)
#include "compare_view_test.moc"
