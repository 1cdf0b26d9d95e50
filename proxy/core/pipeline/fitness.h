#pragma once

#include <string>

#include "proxy/core/policy/facts.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::pipeline {

/// What a model lacks for a call: "takes no images"; empty: nothing, or nothing is known of it.
/// `card`: nullptr where the model is not on the list of its provider.
std::string lackOf(policy::Facts& facts, const provider::ModelCard* card);

}  // namespace gatehouse::pipeline
