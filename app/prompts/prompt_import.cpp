#include "app/prompts/prompt_import.h"

#include "app/formats.h"
#include "app/playground/play_call.h"
#include "proxy/core/prompt/source.h"

namespace gatehouse::app {
namespace {

constexpr qsizetype kLongestTitle = 40;

QString titleFrom(const PlayCall& call)
{
    const QString words = (call.turns.empty() ? call.system : call.turns.front().text).simplified();
    if (words.size() <= kLongestTitle) return words;
    const QString cut = words.left(kLongestTitle);
    const qsizetype blank = cut.lastIndexOf(QLatin1Char(' '));
    return blank > 0 ? cut.left(blank) : cut;
}

}  // namespace

PromptOpened promptOf(const record::Exchange& exchange)
{
    const PlayOpened opened = playCallOf(exchange);
    PromptOpened made;
    made.problem = opened.problem;
    made.hint = opened.hint;
    if (!made.problem.isEmpty()) return made;
    made.title = titleFrom(opened.call);
    auto source = prompt::readSource(bodyOf(opened.call, opened.model).toStdString());
    if (!source) {
        made.problem = text(source.error().message);
        made.hint = text(source.error().hint);
        return made;
    }
    for (prompt::SourceMessage& each : source->messages) each.text = prompt::escaped(each.text);
    // What is said of the transport is each call's own.
    source->rest =
        prompt::withoutMembers(source->rest, {"stream", "stream_options", "user", "metadata"});
    const auto printed = prompt::printSource(*source);
    if (printed) made.content = *printed;
    return made;
}

}  // namespace gatehouse::app
