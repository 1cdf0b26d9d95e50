#include "ui/widgets/trace_view.h"

#include "tests/support/suite.h"
#include "tests/ui/picture_exchange.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TraceViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aRowForEachStop()
    {
        ui::TraceView view;
        view.resize(400, 600);
        view.show();
        const auto exchange = pictureExchange(0);
        const auto steps = app::traceSteps(*exchange);
        view.setSteps(steps);
        const auto rows = view.findChildren<ui::TraceRow*>();
        QCOMPARE(static_cast<std::size_t>(rows.size()), steps.size());
        QVERIFY(rows.front()->accessibleName().startsWith(QLatin1String("accept, passed, POST")));
        bool failed = false;
        for (const auto* row : rows)
            failed = failed || row->accessibleName().contains(QLatin1String("upstream, failed"));
        QVERIFY(failed);  // the state is a word too
        view.grab();
        view.setNothing(QStringLiteral("not here"));
        QTRY_COMPARE(view.findChildren<ui::TraceRow*>().size(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TraceViewTest;
GH_SUITE(TraceViewTest)
#include "trace_view_test.moc"
