#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <QFile>
#include <QTemporaryDir>

#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::store {

/// A folder for a store that goes with the test.
struct StoreFolder {
    QTemporaryDir folder;
    std::string path = folder.filePath("gatehouse.sqlite").toStdString();

    [[nodiscard]] WriterOptions options() const
    {
        WriterOptions made;
        made.databasePath = path;
        made.keepFor = Seconds(0);  // the exchanges of the tests are old
        return made;
    }

    /// All bytes of the file and its companions.
    [[nodiscard]] QByteArray everything() const
    {
        QByteArray bytes;
        for (const char* end : {"", "-wal", "-shm"}) {
            QFile file(QString::fromStdString(path + end));
            if (file.open(QIODevice::ReadOnly)) bytes += file.readAll();
        }
        return bytes;
    }
};

/// When the exchanges of the tests begin: lately, as retention takes old minutes away; the same in
/// all of a run.
inline WallMicros lately()
{
    static const WallMicros at =
        std::chrono::duration_cast<Micros>(std::chrono::system_clock::now().time_since_epoch())
                .count() /
            60'000'000 * 60'000'000 -
        3'600'000'000;
    return at;
}

inline std::unique_ptr<record::Exchange> exchange(const std::string& id, WallMicros at = lately())
{
    auto made = std::make_unique<record::Exchange>();
    made->id = id;
    made->startedAt = at;
    made->endedAt = 1'500'000;
    made->firstByteAt = 300'000;
    made->method = "POST";
    made->path = "/v1/chat/completions";
    made->dialect = "openai_chat";
    made->operation = "chat";
    made->provider = "openai";
    made->modelAsked = "gpt-4.1-mini";
    made->modelSent = "gpt-4.1-mini";
    made->keyLabel = "laptop";
    made->outcome = record::Outcome::Ok;
    made->status = 200;
    made->usage.input = 100;
    made->usage.output = 20;
    made->cost = PicoUsd{72'000'000};
    return made;
}

inline std::unique_ptr<record::Exchange> chat(const std::string& id, const std::string& prompt,
                                              const std::string& answer = "fine")
{
    auto made = exchange(id);
    made->requestBody.bytes =
        R"({"model":"gpt-4.1-mini","messages":[{"role":"user","content":")" + prompt + R"("}]})";
    made->requestBody.contentType = "application/json";
    made->requestBody.totalSize = static_cast<ByteCount>(made->requestBody.bytes.size());
    made->responseBody.bytes =
        R"({"choices":[{"index":0,"message":{"role":"assistant","content":")" + answer +
        R"("},"finish_reason":"stop"}]})";
    made->responseBody.contentType = "application/json";
    made->responseBody.totalSize = static_cast<ByteCount>(made->responseBody.bytes.size());
    return made;
}

inline record::Record finished(std::unique_ptr<record::Exchange> made)
{
    return record::ExchangeFinished{std::move(made)};
}

inline record::Record started(std::unique_ptr<record::Exchange> made)
{
    made->outcome = record::Outcome::Running;
    made->status = 0;
    made->endedAt = -1;
    return record::ExchangeStarted{std::move(made)};
}

inline std::vector<RowId> allIds(Reader& reader, const Filter& filter = {}, RowId before = 0)
{
    std::vector<RowId> ids;
    const auto read = reader.ids(filter, before, [&](std::vector<RowId> chunk) {
        ids.insert(ids.end(), chunk.begin(), chunk.end());
        return true;
    });
    return read ? ids : std::vector<RowId>{-1};
}

}  // namespace gatehouse::store
