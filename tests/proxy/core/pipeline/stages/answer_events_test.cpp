#include "proxy/core/pipeline/stages/answer_events.h"

#include <QTest>

#include "proxy/core/http/aws_frames.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// Puts "ONE" in place of one placeholder.
pipeline::AnswerGuard guardOf()
{
    return pipeline::AnswerGuard(
        guard::AnswerScan([](std::string_view token) -> std::optional<std::string> {
            if (token == "[EMAIL_2D7116]") return "ONE";
            return std::nullopt;
        }));
}

std::string joined(const pipeline::DeltaBatch& batch)
{
    std::string all;
    for (const auto& delta : batch) all += delta.raw;
    return all;
}

}  // namespace

/// Events keep the frame they came in, changed or not.
class AnswerEventsTest : public QObject {
    Q_OBJECT

private slots:

    void eventsAndComments()
    {
        auto guard = guardOf();
        pipeline::DeltaBatch out;
        const std::string comment = ": hello\n\n";
        const std::string event =
            quoted("id: 7\ndata: {'choices':[{'delta':{'content':'@@ [EMAIL_2D7116]'}}]}\n\n");
        QVERIFY(pipeline::stages::takeEvent(guard, out, comment, false));
        QVERIFY(pipeline::stages::takeEvent(guard, out, event, false));
        pipeline::stages::emitEvents(guard, out, false);
        QCOMPARE(joined(out),
                 comment + quoted("id: 7\ndata: {'choices':[{'delta':{'content':'@@ ONE'}}]}\n\n"));
    }

    void frames()
    {
        auto guard = guardOf();
        pipeline::DeltaBatch out;
        std::string frame, expected;
        http::appendFrame(frame, "contentBlockDelta",
                          quoted("{'contentBlockIndex':0,'delta':{'text':'[EMAIL_2D7116]'}}"));
        http::appendFrame(expected, "contentBlockDelta",
                          quoted("{'contentBlockIndex':0,'delta':{'text':'ONE'}}"));
        QVERIFY(pipeline::stages::takeEvent(guard, out, frame, true));
        pipeline::stages::emitEvents(guard, out, true);
        QCOMPARE(joined(out), expected);
        QVERIFY(!pipeline::stages::takeEvent(guard, out, "no frame", true));
    }

    void linesAreCutAnywhere()
    {
        const std::string lines = quoted(
            "{'message':{'content':'a [EMAIL_2D7116]'}}\n{'message':{'content':' b'},'done':true}");
        for (std::size_t step = 1; step <= lines.size(); ++step) {
            auto guard = guardOf();
            pipeline::DeltaBatch out;
            std::string all;
            for (std::size_t at = 0; at < lines.size(); at += step) {
                pipeline::stages::takeLines(guard, std::string_view(lines).substr(at, step),
                                            at + step >= lines.size());
                if (at + step >= lines.size()) guard.scan.end();
                pipeline::stages::emitEvents(guard, out, false);
                all += joined(std::exchange(out, {}));
            }
            QCOMPARE(all, quoted("{'message':{'content':'a ONE'}}\n{'message':{'content':' b'},"
                                 "'done':true}"));
        }
    }
};

GH_SUITE(AnswerEventsTest)

}  // namespace gatehouse::tests

#include "answer_events_test.moc"
