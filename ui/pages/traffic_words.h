#pragma once

#include <QObject>

#include "app/filter_words.h"
#include "app/reader_thread.h"
#include "ui/page.h"

namespace gatehouse::ui {

class FilterField;

/// Tells the filter which models, providers, keys and tags there are, each time someone is about to
/// type.
///
/// Shape   models are those of the newest calls; a name nobody used lately can still be typed.
/// Thread  GUI; the store is asked on the given reader.
class TrafficWords : public QObject {
    Q_OBJECT

public:
    TrafficWords(const PageContext& context, app::ReaderThread& reader, FilterField& field,
                 QObject* parent = nullptr);

private:
    void refresh();

    PageContext context_;
    app::ReaderThread& reader_;
    FilterField& field_;
};

}  // namespace gatehouse::ui
