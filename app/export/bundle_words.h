#pragma once

#include <QString>

#include "proxy/core/export/bundle.h"

namespace gatehouse::app {

/// What a bundle says, in the user's language.
QString bundleWords(const exports::Sentence& sentence);
QString bundleWords(const std::string& text);

}  // namespace gatehouse::app
