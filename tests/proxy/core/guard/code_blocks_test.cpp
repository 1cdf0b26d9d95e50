#include "proxy/core/guard/code_blocks.h"

#include "proxy/core/guard/stream.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace {

/// What is left of a text that comes in pieces of such a size, with "#" for each block.
std::string withoutBlocks(const CodeBlocks& blocks, std::string_view text, std::size_t step)
{
    ScannerOptions options;
    options.blocks.push_back(blocks);
    StreamScan stream(*Scanner::make(std::move(options)));
    std::string out;
    const auto take = [&](std::string_view piece, bool isLast) {
        for (const auto& part : stream.take(piece, isLast)) {
            if (!part.isFinding) {
                out += part.text;
            } else if (!part.continues) {
                out += '#';
            }
        }
    };
    for (std::size_t at = 0; at < text.size(); at += step) take(text.substr(at, step), false);
    take({}, true);
    return out;
}

void compare(const CodeBlocks& blocks, std::string_view text, const std::string& wanted)
{
    for (std::size_t step = 1; step < 40; ++step)
        QCOMPARE(withoutBlocks(blocks, text, step), wanted);
}

}  // namespace

class CodeBlocksTest : public QObject {
    Q_OBJECT

private slots:

    void blocksOfALanguageGo()
    {
        compare(
            {"shells", {"bash", "sh"}},
            "Run:\n```bash\nrm -rf /\n```\nor\n```python\nprint()\n```\nand\n~~~ SH\nls\n~~~\nend",
            "Run:\n#\nor\n```python\nprint()\n```\nand\n#\nend");
    }

    void allButSome()
    {
        compare({"sql", {"sql"}, true}, "a\n```sql\nselect 1\n```\nb\n```\nx\n```\nc",
                "a\n```sql\nselect 1\n```\nb\n#\nc");
    }

    void fencesInsideABlockAreItsText()
    {
        compare({"all", {}}, "a\n````md\n```sh\nls\n```\n````\nb", "a\n#\nb");
        compare({"shells", {"sh"}}, "a\n````md\n```sh\nls\n```\n````\nb",
                "a\n````md\n```sh\nls\n```\n````\nb");
        compare({"all", {}}, "a\n```\nx ``` y\n```z\n```\nb", "a\n#\nb");
    }

    void blocksInQuotesAndListsAndWithoutAnEnd()
    {
        compare({"all", {}}, "> ```sh\n> ls\n> ```\nb", "> #\nb");
        compare({"all", {}}, "1. ```sh\n   ls\n   ```\nb", "1. #\nb");
        compare({"all", {}}, "a\n```sh\nls and on it goes", "a\n#");
        compare({"all", {}}, "not ```a block``` here", "not ```a block``` here");
    }

    void namesAreComparedInAnyCase()
    {
        QVERIFY((CodeBlocks{"a", {"sh"}}).wants("SH"));
        QVERIFY(!(CodeBlocks{"a", {"sh"}}).wants(""));
        QVERIFY((CodeBlocks{"a", {}}).wants(""));
        QVERIFY((CodeBlocks{"a", {"sh"}, true}).wants(""));
    }
};

GH_SUITE(CodeBlocksTest)

}  // namespace gatehouse::guard

#include "code_blocks_test.moc"
